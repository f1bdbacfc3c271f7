import { createHash } from 'node:crypto'
import fresh from 'fresh'

/**
 * A text with an ETag made of its bytes, or 304 for whoever has them. Only the ETag decides: sealing or deleting changes a text without a
 * newer date, so a Last-Modified among `headers` informs and no more.
 */
export function conditional(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const known = request.headers.get('if-none-match') ?? undefined
  const all = { ...headers, etag }
  return fresh({ 'if-none-match': known }, { etag }) ? new Response(null, { status: 304, headers: all }) : new Response(body, { headers: all })
}
