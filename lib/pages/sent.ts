import type { IncomingMessage } from 'node:http'
import { whyNotSameOrigin } from '@/lib/http/request'

// A post of 40,000 characters as a form sends it, each of several bytes, with room for the rest. Files are left where they are.
const MOST_BYTES = 512 * 1024

/**
 * Remembers what a form without script sends, as it passes, for the answer to give it back should it be trouble. Null: it is no such form, or not
 * from a page of ours: nobody else may have a text put before somebody to send. What was remembered is null where it was too much, or held a file.
 */
export function rememberSent(req: IncomingMessage): (() => Promise<[string, string][] | null>) | null {
  const type = req.headers['content-type'] ?? ''
  if (req.method !== 'POST' || req.headers['next-action'] !== undefined || !/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return null
  if (whyNotSameOrigin(new Request('http://site.invalid', { headers: headersOf(req) }))) return null
  const parts: Buffer[] = []
  let bytes = 0
  const { push } = req
  req.push = (part: unknown, encoding) => {
    if (part instanceof Buffer && (bytes += part.length) <= MOST_BYTES) parts.push(part)
    return push.call(req, part, encoding)
  }
  return async () => {
    if (bytes > MOST_BYTES) return null
    const form = await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData().catch(() => null)
    const fields = [...(form ?? [])]
    return fields.length > 0 && fields.every((field): field is [string, string] => typeof field[1] === 'string') ? fields : null
  }
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return (['origin', 'sec-fetch-site', 'host'] as const).flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : []))
}
