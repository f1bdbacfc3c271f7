import { atomFeed } from '@/components/feeds/atom'
import { jsonFeed } from '@/components/feeds/json-feed'
import { env } from '@/lib/env'
import { readFeed } from '@/lib/feeds/read'
import { FEED_SECONDS } from '@/lib/feeds/rules'
import type { FeedOf } from '@/lib/feeds/view'
import { conditional } from '@/lib/http/conditional'
import { problem } from '@/lib/http/problem'
import { localeOf } from '@/lib/i18n/locales'
import { whereNow } from '@/lib/moves/read'
import { pathsIn, type FeedForm } from '@/lib/paths'
import { feedReader } from '@/lib/viewer/feed-key'
import { tokenHash } from '@/lib/viewer/token'
import { GUEST } from '@/lib/viewer/viewer'

const FORMS = {
  xml: { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
  json: { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
}

// The address is a secret: nobody keeps what it answers, or finds it.
const PRIVATE = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' }
const PUBLIC = { 'cache-control': `public, max-age=${FEED_SECONDS}` }

/**
 * Answers a feed: for somebody who has seen nothing, or, with `?key=`, for the member whose private address this is. A key that opens
 * nothing and a feed that does not exist are one answer.
 */
export async function answerFeed(request: Request, locale: string, asked: FeedOf, form: FeedForm): Promise<Response> {
  const keys = new URL(request.url).searchParams.getAll('key')
  const key = keys.length > 0 ? keys.join() : null
  const reader = key === null ? GUEST : await feedReader(key)
  const feed = reader && (await readFeed(reader, asked))
  if (!feed) {
    const now = reader && asked.of === 'thread' ? await whereNow(reader, { threadId: asked.id, number: 1 }) : null
    // Its thread was merged into another. Not for good: that can be taken back.
    return now && now.threadId !== (asked.of === 'thread' && asked.id) ? led(pathsIn(localeOf(locale)).threadFeed(now.threadId, form, key ?? undefined), key !== null) : missing(key !== null)
  }
  const { write, type } = FORMS[form]
  const mark = key && tokenHash(key).slice(0, 16)
  const body = write({ site: env().SITE_URL, locale: localeOf(locale), key, mark }, feed)
  return conditional(request, body, { ...(key === null ? PUBLIC : PRIVATE), 'content-type': type, 'last-modified': feed.updatedAt.toUTCString() })
}

function led(location: string, asksPrivately: boolean): Response {
  return new Response(null, { status: 307, headers: { location, ...(asksPrivately ? PRIVATE : { 'cache-control': 'no-cache' }) } })
}

function missing(asksPrivately: boolean): Response {
  const answer = problem(404)
  if (asksPrivately) for (const [name, value] of Object.entries(PRIVATE)) answer.headers.set(name, value)
  return answer
}
