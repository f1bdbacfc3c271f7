import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from '../setup/free-port'

/** A forum that serves the test's own database, and everything that it says. */
export interface Forum {
  address: string
  said: () => string
  /** Ends it as a service manager does; answers its exit code, however often it is asked. */
  stop: () => Promise<number | null>
}

// Ends with us, also when we are killed.
const TIED = pathToFileURL(path.resolve('lib/launch/first/tied.mjs')).href

/** Starts the forum as `npm start` does, as talkative as it can be and with `more` settings, and returns when it serves. */
export async function serveForum(more: Record<string, string> = {}): Promise<Forum> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const settings = { PORT: String(port), HOST: '127.0.0.1', SITE_URL: address, DEMO: '1', DEMO_DATA: '0', LOG_LEVEL: 'trace', API_READS_A_MINUTE: '1000000', API_WRITES_A_MINUTE: '1000000', FORMS_A_MINUTE: '1000000', POSTS_A_MINUTE: '1000000', NEWCOMER_POSTS_AN_HOUR: '1000000', ...more }
  const child = spawn(process.execPath, ['--import', TIED, path.resolve('scripts/start.mjs')], { env: { ...process.env, ...settings }, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  while (!said.includes('Cell Seven is ready')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the forum did not start:\n${said}`)
    await Promise.race([once(child.stdout, 'data'), ended])
  }
  return {
    address,
    said: () => said,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** One answer as it came over the wire, uncompressed. */
export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  /** The status line and the headers, as they were sent. */
  rawHeaders: string
  bytes: Buffer
  body: string
}

export interface Asked {
  method?: string
  headers?: http.OutgoingHttpHeaders
  body?: string | Buffer
}

// A connection that rests is let go of long before the forum does (server.ts), which could be in the moment in which it is used again.
const agent = new http.Agent({ keepAlive: true, maxSockets: 6, timeout: 20_000 })

/** Asks without following redirects, keeping cookies or understanding anything. */
export function ask(address: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method, headers: { 'accept-encoding': 'identity', ...headers }, agent }, (response) => {
      const chunks: Buffer[] = []
      const live = response.headers['content-type']?.startsWith('text/event-stream') && method !== 'HEAD'
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        // A live stream does not end: what it had to say when it was opened is its answer.
        if (live) answered()
      })
      response.on('error', reject)
      response.on('end', () => answered())
      const answered = () => {
        if (live) response.destroy()
        const bytes = Buffer.concat(chunks)
        const rawHeaders = [`${response.statusCode} ${response.statusMessage}`, ...response.rawHeaders].join('\n')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, rawHeaders, bytes, body: bytes.toString('utf8') })
      }
    })
    request.on('error', reject)
    request.end(body)
  })
}
