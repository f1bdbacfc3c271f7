import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { constants } from 'node:zlib'
import compression from 'compression'
import next from 'next'
import { disconnect } from '@/lib/db/client'
import { demoAllowed, type Settings } from '@/lib/env'
import { startDelivery } from '@/lib/events/delivery'
import { closeStreams } from '@/lib/events/streams'
import { problem } from '@/lib/http/problem'
import { draining } from '@/lib/launch/draining'
import { atEnd } from '@/lib/launch/first/ending.mjs'
import { whyNotListen } from '@/lib/launch/first/own.mjs'
import { health } from '@/lib/launch/health'
import { aheadOf } from '@/lib/launch/programs'
import { hostToGoTo, isBelow, named } from '@/lib/launch/requests'
import { startUpkeep } from '@/lib/launch/upkeep'
import { log, takeConsole } from '@/lib/log'
import { answer, answerKept } from '@/lib/pages/answer'
import { PageCache } from '@/lib/pages/cache'
import { followChanges } from '@/lib/pages/changed'
import { builtFiles } from '@/lib/pages/files'
import { makePage } from '@/lib/pages/making'
import { isForPrograms } from '@/lib/pages/programs'
import { flushViews } from '@/lib/pages/views'
import { sendResponse } from '@/lib/pages/web'
import { DEMO_PATH, demoProvider } from '@/lib/viewer/demo-idp'

// Longer than any usual proxy keeps an idle connection, so that it is never we who close one under a request.
const KEEP_ALIVE_MS = 75_000

// What is compressed as it is sent: 9 takes seven times as long for a hundredth less. Pages and scripts are compressed beforehand.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

// Percent by which what is in use may grow before it is tidied. Left alone, V8 lets what nobody needs any more grow to three times what is needed
// where the machine has the memory (docs/performance.md).
const HEAP_GROWTH = 30

/**
 * Serves the forum: returns when it listens. It ends with the process: no new connections, requests in flight are answered, then
 * deliveries and the database's connections are let go. Throws `Trouble` when the address cannot be had.
 */
export async function serve(settings: Settings, { dev }: { dev: boolean }): Promise<void> {
  if (!dev) takeConsole()
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  // Next turns 127.0.0.1 into localhost in some places and not in others, and then takes its own rewrites for another site's. What
  // people see is made from SITE_URL, so one name inside will do.
  const app = next({ dev, dir: import.meta.dirname, hostname: 'localhost', port: settings.PORT, quiet: true })
  await app.prepare()
  const pages = dev ? app.getRequestHandler() : await aheadOf(app.getRequestHandler(), import.meta.dirname)
  const demo: RequestListener | null = demoAllowed(settings) ? demoProvider() : null
  const { answerHealth, stopHealth } = health(settings.DATABASE_URL)
  const compressed = compression({ filter: (_req, res) => !isStream(res) && compression.filter(_req, res), brotli: BROTLI })

  const cache = dev || settings.PAGE_CACHE_MB === 0 ? null
    : new PageCache({ bytes: settings.PAGE_CACHE_MB * 2 ** 20, make: (asked, seen) => makePage(pages, asked, seen, settings.SITE_URL) })
  const unfollow = cache && followChanges(cache)

  const answerFile = dev ? () => false : builtFiles(import.meta.dirname)
  const handle = async (req: IncomingMessage, res: ServerResponse) => {
    if (demo && isBelow(req, DEMO_PATH)) return demo(req, res)
    await answer(req, res, pages, { dev })
  }
  const server = createServer((req, res) => {
    // Next alone listens for a response's end in nine places; Node warns from the eleventh on.
    res.setMaxListeners(30)
    named(req, res, settings.TRUST_PROXY)
    if (answerHealth(req, res) || answerFile(req, res)) return
    const elsewhere = hostToGoTo(req, settings)
    if (elsewhere) return void res.writeHead(307, { location: elsewhere }).end()
    const fails = (error: unknown) => failed(error, req, res)
    // What is kept is compressed already.
    const kept = cache && answerKept(req, res, cache)
    if (kept !== null) return void kept?.catch(fails)
    // compression speaks Express; it adds to Node's own request and response and needs nothing else of Express.
    compressed(req as never, res as never, () => void Promise.resolve(handle(req, res)).catch(fails))
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = KEEP_ALIVE_MS + 1_000
  const drain = draining(server)

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(whyNotListen(error, settings.HOST, settings.PORT)))
    server.listen(settings.PORT, settings.HOST, resolve)
  })
  const delivery = startDelivery((error) => log().error({ err: error }, 'delivery failed'))
  const upkeep = startUpkeep((error) => log().error({ err: error }, 'upkeep failed'))
  atEnd(async (hard) => {
    if (hard) return server.closeAllConnections()
    // They would never end by themselves.
    closeStreams()
    await drain()
    await delivery.stop()
    await upkeep.stop()
    unfollow?.()
    await flushViews()
    await app.close()
    await stopHealth()
    await disconnect()
  })
}

function isStream(res: ServerResponse): boolean {
  return String(res.getHeader('content-type')).startsWith('text/event-stream')
}

function failed(error: unknown, req: IncomingMessage, res: ServerResponse): void {
  const id = String(req.headers['x-request-id'])
  log().error({ err: error, id }, 'a request failed')
  if (res.headersSent) return void res.destroy()
  if (isForPrograms(req)) return void sendResponse(res, problem(500, undefined, [], id))
  res.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  res.end(`500 ${id}\n`)
}
