import { embed, OEMBED_FORMS } from '@/components/cards/oembed'
import { env } from '@/lib/env'
import { conditional } from '@/lib/http/conditional'
import { problem } from '@/lib/http/problem'
import { placeOf } from '@/lib/paths'
import { readPost } from '@/lib/posts/read'
import { readThread } from '@/lib/threads/read'
import { GUEST } from '@/lib/viewer/viewer'

// A retitle is seen elsewhere after so long, in seconds.
const SECONDS = 300

/** oEmbed 1.0 for threads and posts: 404 for any other address, 501 for a form that is not offered. Made for somebody who has seen nothing. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const form = asked.get('format') ?? 'json'
  if (!Object.hasOwn(OEMBED_FORMS, form)) return problem(501)
  const { type, write } = OEMBED_FORMS[form as keyof typeof OEMBED_FORMS]
  const { SITE_URL: site } = env()
  const place = placeAt(site, asked.get('url') ?? '')
  const thread = place && (await readThread(GUEST, place.threadId))
  const post = thread && place.number !== null ? await readPost(GUEST, thread.id, place.number) : null
  if (!thread || (place.number !== null && post?.state !== 'visible')) return problem(404)
  const most = { width: pixels(asked.get('maxwidth')), height: pixels(asked.get('maxheight')) }
  const body = write(embed({ site, locale: place.locale, thread, post, most }))
  return conditional(request, body, { 'content-type': `${type}; charset=utf-8`, 'cache-control': `public, max-age=${SECONDS}`, 'access-control-allow-origin': '*' })
}

/** The thread or post that a whole address on this site leads to; null for any other. */
function placeAt(site: string, address: string) {
  const url = URL.canParse(address) ? new URL(address) : null
  return url?.origin === site ? placeOf(url.pathname + url.hash) : null
}

/** A bound in pixels; what is none bounds nothing. */
function pixels(text: string | null): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : Infinity
}
