import type { IncomingMessage, ServerResponse } from 'node:http'
import { count } from '@/lib/http/limits'
import { ADDRESS_HEADER } from '@/lib/http/request'
import { splitLocale } from '@/lib/i18n/locales'
import { refusalWords } from '@/lib/i18n/words'

/**
 * Turns away what a network address sends to pages too often, whoever is signed in there, and says whether it did; the API counts for itself. Without
 * script that is a sentence, and the form is where "back" leads. Script is told the minutes, in the one type of which Next hands on the text, and
 * says them beside what was typed (components/forms/use-send.ts).
 */
export async function turnedAway(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (req.method !== 'POST' || req.url?.startsWith('/api/v1/')) return false
  const { waitS, headers } = await count('forms', `at ${String(req.headers[ADDRESS_HEADER] ?? '')}`)
  if (waitS === null) return false
  const minutes = Math.ceil(waitS / 60)
  const [locale] = splitLocale(req.url ?? '/')
  const byScript = req.headers['next-action'] !== undefined
  res.writeHead(429, { ...headers, 'retry-after': String(waitS), 'cache-control': 'no-store', 'content-type': byScript ? 'text/plain' : 'text/plain; charset=utf-8' })
  res.end(byScript ? `429 ${minutes}` : refusalWords(locale, { reason: 'forms-rate', values: { minutes } }))
  return true
}
