import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import autocannon from 'autocannon'
import { build } from '../build'
import { ROOT } from '../first/begin.mjs'
import { atEnd } from '../first/ending.mjs'
import { runFolder } from './folder'
import { median, type Figure } from './figures'

// As many as a small proxy keeps open; more only wait.
const CONNECTIONS = 16
const SECONDS = 4
const ROUNDS = 3

// As it is, and as browsers ask for it.
const ENCODINGS: Record<string, Record<string, string>> = { plain: {}, brotli: { 'accept-encoding': 'br' } }

/** What serving came to; `bareNode` is its answers a second over all pages. */
export interface Served {
  bareNode: number
  figures: Figure[]
}

/** Answers a second of bare Node, and of the forum for some of its pages as a share of that, turn by turn in one run. */
export async function measureServing(databaseUrl: string, pages: { name: string; path: string }[], note: (detail: string) => void): Promise<Served> {
  await build(ROOT)
  const forum = await startForum(databaseUrl)
  const file = path.join(runFolder(), 'page')
  const all: number[] = []
  const figures: Figure[] = []
  for (const { name, path: page } of pages) {
    for (const [how, headers] of Object.entries(ENCODINGS)) {
      writeFileSync(file, await bytesOf(forum.address + page, headers))
      const bare = await startBare(file)
      const [ours, theirs]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round += 1) {
        note(`${name}, ${how}, ${round + 1} of ${ROUNDS}`)
        theirs.push(await answersASecond(bare.address, headers))
        ours.push(await answersASecond(forum.address + page, headers))
      }
      await bare.stop()
      all.push(...theirs)
      figures.push({ name: `${name}, ${how}`, unit: '/s', median: median(ours), worst: Math.min(...ours), ofBareNode: median(ours) / median(theirs), bound: null })
    }
  }
  await forum.stop()
  return { bareNode: median(all), figures }
}

/** The bytes of an answer as they are sent. */
async function bytesOf(url: string, headers: Record<string, string>): Promise<Buffer> {
  const [answer] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage]
  return buffer(answer)
}

async function answersASecond(url: string, headers: Record<string, string>): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS })
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers were refusals, ${errors} failed`)
  return requests.average
}

interface Running {
  address: string
  stop: () => Promise<void>
}

async function startBare(file: string): Promise<Running> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare.mjs'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { address: `http://127.0.0.1:${String(port).trim()}`, stop: stopping(child) }
}

async function startForum(databaseUrl: string): Promise<Running> {
  const port = 20_000 + (process.pid % 20_000)
  const address = `http://127.0.0.1:${port}`
  const settings = { HOST: '127.0.0.1', PORT: String(port), SITE_URL: address, DATA_DIR: path.join(runFolder(), 'data'), DATABASE_URL: databaseUrl, DEMO: '1', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], { env: { ...process.env, ...settings, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk))
  while (!said.includes('Cell Seven is ready')) {
    if (child.exitCode !== null) throw new Error(`the forum did not start:\n${said}`)
    await once(child.stdout, 'data')
  }
  return { address, stop: stopping(child) }
}

function stopping(child: ReturnType<typeof spawn>): () => Promise<void> {
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
