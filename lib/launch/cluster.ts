import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { makeCluster, OWNER, type Place } from './cluster-files'
import { endWith } from './first/ending.mjs'
import { say, Trouble } from './first/steps.mjs'
import { stopStray } from './stray'

/** A running PostgreSQL of our own. */
export interface Cluster {
  /** The address of a database in it, as the superuser that owns all of it. */
  url: (database: string) => string
  /** Stops it: at once for whoever is connected, losing nothing that was committed. `hard` does not even write the caches out. */
  stop: (hard?: boolean) => Promise<void>
}

export interface ClusterOptions {
  /** Connections that may be open at once. */
  connections?: number
  /** False: fast and gone after a power cut; for tests. */
  durable?: boolean
  note?: (detail: string) => void
}

const POLL_MS = 40
const RECOVERY_MS = 1_000
const LOG_BYTES = 10_000_000
// A database that dies this often in a process's life does not die by accident.
const RESTARTS = 5

/**
 * Starts the PostgreSQL whose files are in `dataDir`, making them when there are none. The caller is the only one who works on that
 * folder (lib/launch/first/claim.mjs). Throws `Trouble` with the end of its log when it does not come up.
 */
export async function startCluster(root: string, dataDir: string, options: ClusterOptions = {}): Promise<Cluster> {
  const place = await makeCluster(root, dataDir, options.note)
  let stopping = false
  let restarts = 0
  let server = launch(place, options)
  const watch = () => {
    server.once('exit', () => {
      if (stopping) return
      if (++restarts > RESTARTS) {
        say(`The database stopped again and again; its log is ${place.log}`)
        return void endWith(1)
      }
      say(`The database stopped by itself; starting it again. Its log: ${place.log}`)
      void stopStray(place.cluster, place.socketDir).then(() => {
        if (stopping) return
        server = launch(place, options)
        watch()
      })
    })
  }
  const stop = async (hard = false) => {
    stopping = true
    const gone = hasEnded(server) ? Promise.resolve() : new Promise<void>((resolve) => server.once('exit', () => resolve()))
    // SIGINT is PostgreSQL's "fast" shutdown, SIGQUIT its "immediate" one, from which the next start recovers.
    server.kill(hard ? 'SIGQUIT' : 'SIGINT')
    await gone
  }
  try {
    await ready(server, place, options.note)
  } catch (error) {
    await stop(true)
    throw error
  }
  watch()
  return { url: (database) => address(place, database), stop }
}

function launch(place: Place, { connections = 60, durable = true }: ClusterOptions): ChildProcess {
  if (existsSync(place.log) && statSync(place.log).size > LOG_BYTES) truncateSync(place.log)
  const log = openSync(place.log, 'a', 0o600)
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: place.socketDir,
    max_connections: connections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // What becomes of the database, and no refused statements: those quote the row. The forum's own log has their codes.
    log_min_messages: 'log',
    // Compiling a query costs more than any of ours takes.
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args, as] = place.runAs.command(path.join(place.bin, 'postgres'), ['-D', place.cluster, ...flags])
  // A session of its own: Ctrl-C reaches everybody in the terminal's, and requests in flight still need the database.
  const server = spawn(command, args, { ...as, detached: true, stdio: ['ignore', log, log] })
  server.on('error', () => {})
  closeSync(log)
  return server
}

async function ready(server: ChildProcess, place: Place, note: (detail: string) => void = () => {}): Promise<void> {
  const startedAt = Date.now()
  for (;;) {
    if (hasEnded(server)) {
      const end = readFileSync(place.log, 'utf8').trim().split('\n').slice(-8).join('\n')
      throw new Trouble(`The database did not start. The end of ${place.log}:\n${end}`)
    }
    const client = new pg.Client({ connectionString: address(place, 'postgres') })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === '28P01') throw new Trouble(`The password in ${place.passwordFile} is not that of the database in ${place.cluster}.`)
      // 57P03: it answers, and is not yet ready; when that takes a while, it is replaying what a kill left unfinished.
      if (code === '57P03' && Date.now() - startedAt > RECOVERY_MS) note('recovering after an unclean end')
      await client.end().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
}

function hasEnded(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null
}

function address(place: Place, database: string): string {
  return `postgresql://${OWNER}:${place.password}@localhost/${database}?host=${encodeURIComponent(place.socketDir)}`
}
