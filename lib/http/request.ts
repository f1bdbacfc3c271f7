import { env } from '@/lib/env'
import { problem } from './problem'

// A post of 40,000 characters in JSON, each escaped, with room for the rest.
const BODY_BYTES = 512 * 1024

/** The request header in which server.ts passes the network address of whoever asks; what a client sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-cell-address'

/** Why a write from a browser is not taken: it must come from a page of our own. Null: it may go on. */
export function whyNotSameOrigin(request: Request): Response | null {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null && site !== 'same-origin') return problem(403, 'A write must come from this site.')
  if (origin !== null && !isOurs(origin, request)) return problem(403, 'A write must come from this site.')
  return null
}

function isOurs(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false
  const { origin: site } = new URL(env().SITE_URL)
  return origin === site || new URL(origin).host === request.headers.get('host')
}

/** The JSON body of a request, or the problem with it. */
export async function jsonBody(request: Request): Promise<{ body: unknown } | { problem: Response }> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return { problem: problem(415, 'Send application/json.') }
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES) return { problem: problem(413) }
  const text = await request.text()
  if (text.length > BODY_BYTES) return { problem: problem(413) }
  try {
    return { body: JSON.parse(text) as unknown }
  } catch {
    return { problem: problem(400, 'The body is not JSON.') }
  }
}
