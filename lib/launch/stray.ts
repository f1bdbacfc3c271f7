import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isAlive, postgresIn } from './first/processes.mjs'

// A fast shutdown writes out what is in memory, which a slow disk may take a while for; an immediate one writes nothing.
const FAST_MS = 60_000
const IMMEDIATE_MS = 5_000
const POLL_MS = 50

/**
 * Stops a PostgreSQL that outlived the process that started it, then removes the files by which it would have been known. PostgreSQL
 * refuses to start while the number in its pid file is anybody's, so a number that was given to a stranger since must go too: what runs
 * is told by where it works, not by a number.
 */
export async function stopStray(cluster: string, socketDir: string): Promise<void> {
  if (existsSync(cluster)) {
    const folder = realpathSync(cluster)
    const main = mainProcess(folder)
    if (main !== null) {
      signal(main, 'SIGINT')
      if (!(await allGone(folder, FAST_MS))) signal(main, 'SIGQUIT')
    }
    if (!(await allGone(folder, IMMEDIATE_MS))) for (const pid of postgresIn(folder)) signal(pid, 'SIGKILL')
    if (!(await allGone(folder, IMMEDIATE_MS))) throw new Error(`processes ${postgresIn(folder).join(', ')} of ${folder} cannot be stopped`)
    rmSync(path.join(folder, 'postmaster.pid'), { force: true })
  }
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(path.join(socketDir, name), { force: true })
}

/** The cluster's main process, if it is alive and really the cluster's. */
function mainProcess(folder: string): number | null {
  const file = path.join(folder, 'postmaster.pid')
  const pid = existsSync(file) ? parseInt(readFileSync(file, 'utf8'), 10) : NaN
  return postgresIn(folder).includes(pid) && isAlive(pid) ? pid : null
}

async function allGone(folder: string, within: number): Promise<boolean> {
  for (const end = Date.now() + within; ; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
    if (postgresIn(folder).length === 0) return true
    if (Date.now() > end) return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}
