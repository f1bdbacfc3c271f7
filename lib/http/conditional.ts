import { createHash } from 'node:crypto'
import fresh from 'fresh'

/** What tells that two answers are the same. `made` is whatever the answer follows from. */
export function etagOf(made: string): string {
  return `W/"${digestOf(made)}"`
}

/**
 * The ETag of an answer about something that is edited: its revision, for whoever sends it in If-Match, and what all of the answer is. Sealing and
 * deleting leave the revision as it was, and who has seen more is answered more.
 */
export function etagAt(revision: string | number, answer: string): string {
  return `"${revision}.${digestOf(answer)}"`
}

function digestOf(made: string): string {
  return createHash('sha256').update(made).digest('base64url').slice(0, 22)
}

/** Whether who asks has the answer with this ETag already. */
export function hasIt(request: Request, etag: string): boolean {
  return fresh({ 'if-none-match': request.headers.get('if-none-match') ?? undefined }, { etag })
}

/**
 * A text with an ETag made of its bytes, or 304 for whoever has them. Only the ETag decides: sealing or deleting changes a text without a
 * newer date, so a Last-Modified among `headers` informs and no more.
 */
export function conditional(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = etagOf(body)
  const all = { ...headers, etag }
  return hasIt(request, etag) ? new Response(null, { status: 304, headers: all }) : new Response(body, { headers: all })
}

// No text has been edited so often.
const NO_REVISION = 999_999_999

/** The revision that an ETag of a post or thread names; one that is none of ours names a revision that there is not. */
export function revisionIn(etag: string): number {
  const [, revision] = /^([1-9]\d{0,8})(?:\.[\w-]{22})?$/.exec(etag) ?? []
  return revision === undefined ? NO_REVISION : Number(revision)
}
