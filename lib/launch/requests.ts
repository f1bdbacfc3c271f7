import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopback, type Settings } from '@/lib/env'
import { log } from '@/lib/log'

/** Gives a request its id (that of the proxy in front when it is ours) and logs how it went: never the query, which people type. */
export function named(req: IncomingMessage, res: ServerResponse, behindProxy: boolean): void {
  const given = String(req.headers['x-request-id'] ?? '')
  const id = behindProxy && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
  req.headers['x-request-id'] = id
  res.setHeader('x-request-id', id)
  const { method } = req
  const path = req.url?.split('?', 1)[0]
  const startedAt = performance.now()
  res.once('close', () => {
    const ms = Math.round(performance.now() - startedAt)
    log()[res.statusCode >= 500 && path !== '/readyz' ? 'warn' : 'info']({ id, method, path, status: res.statusCode, ms }, 'request')
  })
}

/**
 * Where to send somebody who opens a page of a forum on this machine under another of its names (localhost for 127.0.0.1): sign-in's
 * cookies belong to one name. Null for everybody else.
 */
export function hostToGoTo(req: IncomingMessage, { SITE_URL }: Settings): string | null {
  const site = new URL(SITE_URL)
  const opensPage = (req.method === 'GET' || req.method === 'HEAD') && req.headers.accept?.includes('text/html')
  const host = req.headers.host ?? ''
  if (!opensPage || host === site.host || !isLoopback(site.hostname.replace(/^\[|\]$/g, ''))) return null
  const asked = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null
  if (!asked || asked.port !== site.port || !isLoopback(asked.hostname.replace(/^\[|\]$/g, ''))) return null
  return site.origin + (req.url?.startsWith('/') ? req.url : '/')
}

/** Whether a request is for an address in a folder, such as "/demo-idp". */
export function isBelow(req: IncomingMessage, folder: string): boolean {
  const path = req.url?.split('?', 1)[0] ?? ''
  return path === folder || path.startsWith(`${folder}/`)
}
