// @ts-check
// Who is who among the machine's processes. A number alone proves nothing, as numbers are given again.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const LINUX = process.platform === 'linux'

/** @param {string} command @param {string[]} args */
function output(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

/** @template T @param {() => T} read @param {T} otherwise */
function attempt(read, otherwise) {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** Whether a process has this number now; a dead one that nobody has buried does not count. @param {number} pid */
export function isAlive(pid) {
  if (LINUX) return attempt(() => !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), false)
  return attempt(() => process.kill(pid, 0), false)
}

/** The command line of a process, or "" when it cannot be seen. @param {number} pid */
export function commandOf(pid) {
  if (LINUX) return attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(), '')
  return output('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
}

/** The PostgreSQL processes of the cluster in `folder`: they work there, all of them. @param {string} folder its real path */
export function postgresIn(folder) {
  if (!LINUX) {
    const lines = output('ps', ['-axww', '-o', 'pid=,command=']).split('\n')
    return lines.filter((line) => line.includes('postgres') && line.includes(`-D ${folder}`)).map((line) => parseInt(line, 10))
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const link = (/** @type {string} */ pid, /** @type {string} */ name) => attempt(() => readlinkSync(`/proc/${pid}/${name}`), '')
  const ours = pids.filter((pid) => link(pid, 'cwd') === folder && /\/postgres( \(deleted\))?$/.test(link(pid, 'exe')))
  return ours.map(Number).filter(isAlive)
}

/** The process that listens on a TCP port, as far as this user may know. @param {number} port @returns {number | null} */
export function listenerOn(port) {
  if (!LINUX) return parseInt(output('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t']), 10) || null
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    attempt(() => readFileSync(table, 'utf8'), '')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      // Columns: number, local address, remote address, state (0A: listening), …, inode as the tenth.
      .filter((columns) => columns[3] === '0A' && columns[1]?.endsWith(`:${wanted}`))
      .map((columns) => `socket:[${columns[9]}]`),
  )
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const open = attempt(() => readdirSync(`/proc/${pid}/fd`), [])
    if (open.some((fd) => sockets.includes(attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), '')))) return Number(pid)
  }
  return null
}
