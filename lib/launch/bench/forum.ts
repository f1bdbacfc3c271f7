import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../first/begin.mjs'
import { atEnd } from '../first/ending.mjs'
import { runFolder } from './folder'

/** A server that is asked. */
interface Running {
  address: string
  stop: () => Promise<void>
}

/** The forum, as it runs. */
export interface Forum extends Running {
  /** Seconds from the command to its being ready. */
  startedIn: number
  /** Megabytes that its process holds now. */
  memory: () => number
}

// Who is measured is bounded by the machine and not by what is thought fair to others.
const UNBOUNDED = Object.fromEntries(['API_READS_A_MINUTE', 'API_WRITES_A_MINUTE', 'FORMS_A_MINUTE', 'POSTS_A_MINUTE', 'NEWCOMER_POSTS_AN_HOUR'].map((name) => [name, '999999999']))

/** Starts the built forum on this database, as `npm start` does. Throws when it does not come up. */
export async function startForum(databaseUrl: string): Promise<Forum> {
  const begunAt = performance.now()
  const port = 20_000 + (process.pid % 20_000)
  const address = `http://127.0.0.1:${port}`
  const settings = { HOST: '127.0.0.1', PORT: String(port), SITE_URL: address, DATA_DIR: path.join(runFolder(), 'data'), DATABASE_URL: databaseUrl, DEMO: '1', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], { env: { ...process.env, ...settings, ...UNBOUNDED, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk))
  while (!said.includes('Cell Seven is ready')) {
    if (child.exitCode !== null) throw new Error(`the forum did not start:\n${said}`)
    await once(child.stdout, 'data')
  }
  return { address, startedIn: (performance.now() - begunAt) / 1000, memory: () => memoryOf(child), stop: stopping(child) }
}

/** Starts bare Node with these bytes for whoever asks. */
export async function startBare(bytes: Buffer): Promise<Running> {
  const file = path.join(runFolder(), 'answer')
  writeFileSync(file, bytes)
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare.mjs'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { address: `http://127.0.0.1:${String(port).trim()}`, stop: stopping(child) }
}

// What the process has in memory, not what it has reserved; ps knows it on every system that has one.
function memoryOf({ pid }: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

function stopping(child: ChildProcess): () => Promise<void> {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  const forget = atEnd(stop)
  return async () => {
    forget()
    await stop()
  }
}
