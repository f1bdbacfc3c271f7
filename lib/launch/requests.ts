import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { isLoopback, type Settings } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/http/request'
import { log } from '@/lib/log'

/**
 * Gives a request its id (that of the proxy in front when it is ours) and the address of whoever asks, and logs how it went: never the
 * query, which people type, and never the address.
 */
export function named(req: IncomingMessage, res: ServerResponse, proxies: number): void {
  const given = String(req.headers['x-request-id'] ?? '')
  const id = proxies > 0 && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
  req.headers['x-request-id'] = id
  req.headers[ADDRESS_HEADER] = askerAddress(req, proxies)
  res.setHeader('x-request-id', id)
  const { method } = req
  const path = withoutTitle(req.url?.split('?', 1)[0] ?? '')
  const startedAt = performance.now()
  res.once('close', () => {
    const ms = Math.round(performance.now() - startedAt)
    log()[res.statusCode >= 500 && path !== '/readyz' ? 'warn' : 'info']({ id, method, path, status: res.statusCode, ms }, 'request')
  })
}

/** A path as the log has it: a thread's is without its title, as old ones lead to it as well, and may have been replaced for what they said. */
function withoutTitle(path: string): string {
  return path.replace(/^((?:\/[a-z]{2})?\/t\/\d+\/)(?!(?:p|reply|edit|feed\.\w+)(?:\/|$))[^/]+/, '$1-')
}

/** The network address of whoever asks: as many entries of X-Forwarded-For are believed, from its end, as proxies of ours stand in front. */
function askerAddress(req: IncomingMessage, proxies: number): string {
  const hops = [...String(req.headers['x-forwarded-for'] ?? '').split(','), req.socket.remoteAddress ?? ''].map((hop) => hop.trim()).filter(Boolean)
  const address = hops.at(-1 - proxies) ?? hops[0] ?? ''
  return isIP(address) ? address : (req.socket.remoteAddress ?? '')
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
