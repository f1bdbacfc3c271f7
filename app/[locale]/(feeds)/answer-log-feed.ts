import { logFeed } from '@/components/ledger/log-feed'
import { env } from '@/lib/env'
import { FEED_ENTRIES, FEED_SECONDS } from '@/lib/feeds/rules'
import { conditional } from '@/lib/http/conditional'
import { localeOf } from '@/lib/i18n/locales'
import { readLog } from '@/lib/ledger/read'
import type { FeedForm } from '@/lib/paths'
import { GUEST } from '@/lib/viewer/viewer'

const TYPES = { xml: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' }

/** Answers the public log as a feed, the same for everybody. */
export async function answerLogFeed(request: Request, locale: string, form: FeedForm): Promise<Response> {
  const { entries } = await readLog(GUEST, null, {}, FEED_ENTRIES)
  const body = logFeed({ site: env().SITE_URL, locale: localeOf(locale) }, entries, form)
  const modified = entries[0] && { 'last-modified': entries[0].at.toUTCString() }
  return conditional(request, body, { 'cache-control': `public, max-age=${FEED_SECONDS}`, 'content-type': TYPES[form], ...modified })
}
