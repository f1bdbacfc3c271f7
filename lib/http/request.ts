import { z } from 'zod'
import { env } from '@/lib/env'
import { done, type Outcome } from '@/lib/outcome'
import { asSent } from './fields'
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

/** The JSON body of a request, or the problem with it: it is read as far as it may be long, and has to be UTF-8. */
async function jsonBody(request: Request): Promise<{ body: unknown } | { problem: Response }> {
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(request.headers.get('content-type') ?? '')) return { problem: problem(415, 'Send application/json, in UTF-8.') }
  const bytes = await bytesOf(request)
  if (!bytes) return { problem: problem(413, `A body has at most ${BODY_BYTES.toLocaleString('en')} bytes.`) }
  try {
    return { body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return { problem: problem(400, 'The body is not JSON.') }
  }
}

/** The bytes of a request; null where there are too many. */
async function bytesOf(request: Request): Promise<Uint8Array | null> {
  const said = request.headers.get('content-length')
  if (said !== null) return Number(said) > BODY_BYTES ? null : new Uint8Array(await request.arrayBuffer())
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > BODY_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/**
 * Why an act is not taken from where it comes from: a token that is none, or a session's act that does not say it comes from one of our own pages.
 * What changes nothing (`reads`) may leave out where it comes from. Null: it may go on.
 */
export function whyNotFromHere({ method, reads }: { method: string; reads: boolean }, { viewer, token, refused }: { viewer: { kind: string }; token: unknown; refused: boolean }, request: Request): Response | null {
  if (refused) {
    const response = problem(401, 'This token is not valid, or not any more.')
    response.headers.set('www-authenticate', 'Bearer error="invalid_token"')
    return response
  }
  if (method === 'GET' || token) return null
  if (!reads && viewer.kind === 'member' && !request.headers.has('origin')) return problem(403, 'A write with a session must say its Origin.')
  return whyNotSameOrigin(request)
}

/** The checked body of a request, or the problem with it. A schema of `undefined` takes none; a form with a file is read by whoever stores it. */
export async function bodyOf({ body: schema, form }: { body: z.ZodType; form: unknown }, request: Request): Promise<{ body: Outcome<unknown> } | { problem: Response }> {
  if (form && !/^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')) return { problem: problem(415, 'Send multipart/form-data.') }
  if (schema instanceof z.ZodUndefined) return { body: done(undefined) }
  const sent = await jsonBody(request)
  return 'problem' in sent ? sent : { body: asSent(schema, sent.body) }
}
