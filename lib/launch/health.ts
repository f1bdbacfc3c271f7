import type { IncomingMessage, ServerResponse } from 'node:http'
import pg from 'pg'
import { ending } from './first/ending.mjs'

// A balancer asks every few seconds and gives up after about as long.
const WAIT_MS = 2_000

/**
 * `/healthz` (the process answers) and `/readyz` (so does its database; 503 otherwise, and while the process ends). On a connection of
 * its own, as a busy pool is no reason to be taken for dead.
 */
export function health(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: WAIT_MS, query_timeout: WAIT_MS })
  // An idle connection that breaks is made again at the next question.
  pool.on('error', () => {})
  const ready = async () => !ending() && (await pool.query('SELECT 1').then(() => true, () => false))

  function answerHealth(req: IncomingMessage, res: ServerResponse): boolean {
    const path = req.url?.split('?', 1)[0]
    if (path === '/healthz') say(res, 200, 'ok')
    else if (path === '/readyz') void ready().then((yes) => (yes ? say(res, 200, 'ready') : say(res, 503, ending() ? 'ending' : 'no database')))
    else return false
    return true
  }
  return { answerHealth, stopHealth: () => pool.end() }
}

function say(res: ServerResponse, status: number, state: string): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(`${JSON.stringify({ status: state })}\n`)
}
