import { spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Trouble } from './first/steps.mjs'

/**
 * How the database's programs are started. PostgreSQL refuses to run as root, so root starts them as somebody else. `owner` is whom the
 * cluster's files must belong to (null: to us).
 */
export interface RunAs {
  command: (program: string, args: readonly string[]) => [string, string[], SpawnOptions]
  owner: { uid: number; gid: number } | null
}

// May pass through folders and read files that are root's alone, such as a checkout below `mktemp -d`, and nothing else of root's. The
// securebit has access(2), by which PostgreSQL looks at its own programs, see that too.
const REACH = '+dac_read_search,+dac_override'
const WITH_REACH = ['--clear-groups', '--securebits=+no_setuid_fixup', `--inh-caps=${REACH}`, `--ambient-caps=${REACH}`]

/**
 * Finds a way to run PostgreSQL's programs on files in `dataDir`, by trying each for real. `current` owns the cluster that is there
 * already, if one is. Throws `Trouble` when there is none.
 */
export function findRunAs(initdb: string, dataDir: string, current: { uid: number; gid: number } | null): RunAs {
  if (process.getuid?.() !== 0) return { command: (program, args) => [program, [...args], options()], owner: null }
  const unprivileged = current && current.uid !== 0 ? current : nobody()
  const ways = [
    ...(unprivileged ? [asUser(unprivileged), asUserWithReach(unprivileged)] : []),
    inOwnNamespace(),
  ]
  const way = ways.find((one) => works(one, initdb, dataDir))
  if (way) return way
  throw new Trouble(
    `PostgreSQL does not run as root, and no other account of this machine can reach ${dataDir}. Start as an ordinary user, move the ` +
      'project out of the folder that only root may enter, or set DATABASE_URL to a database of your own.',
  )
}

function asUser({ uid, gid }: { uid: number; gid: number }): RunAs {
  return { command: (program, args) => [program, [...args], { ...options(), uid, gid }], owner: { uid, gid } }
}

function asUserWithReach({ uid, gid }: { uid: number; gid: number }): RunAs {
  const before = [`--reuid=${uid}`, `--regid=${gid}`, ...WITH_REACH]
  return { command: (program, args) => ['setpriv', [...before, program, ...args], options()], owner: { uid, gid } }
}

/** Root by the files' view, without any of root's capabilities, and "nobody" by the process's own: for where accounts cannot be changed. */
function inOwnNamespace(): RunAs {
  const before = ['--user', '--map-user=nobody', '--']
  return { command: (program, args) => ['unshare', [...before, program, ...args], options()], owner: { uid: 0, gid: 0 } }
}

/** PostgreSQL reads PG… and locale variables; the operator's are meant for something else. And it must be able to stand where it starts. */
function options(): SpawnOptions {
  const kept = Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH'].includes(name))
  return { cwd: '/', env: { ...Object.fromEntries(kept), LC_ALL: 'C', NODE_ENV: process.env.NODE_ENV } }
}

function nobody(): { uid: number; gid: number } | null {
  const number = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout || NaN)
  const [uid, gid] = [number('-u'), number('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null
}

function works(way: RunAs, initdb: string, dataDir: string): boolean {
  const folder = mkdtempSync(path.join(dataDir, '.probe-'))
  try {
    if (way.owner) chownSync(folder, way.owner.uid, way.owner.gid)
    // --show looks for its sister programs as the real run does, and writes nothing; sh proves that reading and writing work.
    const share = path.join(path.dirname(initdb), '../share/postgresql/postgres.bki')
    const tries: [string, string[]][] = [
      [initdb, ['--show', '-D', path.join(folder, 'none'), '-U', 'probe']],
      ['/bin/sh', ['-c', 'cd "$1" && : > probe && cat probe "$2" > /dev/null', 'sh', folder, share]],
    ]
    return tries.every(([program, args]) => {
      const [command, all, options] = way.command(program, args)
      return spawnSync(command, all, { ...options, stdio: 'ignore' }).status === 0
    })
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
