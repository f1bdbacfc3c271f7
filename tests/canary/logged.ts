import { api, pathsIn } from '@/lib/paths'
import type { Samples } from './addresses'

const plain = (...paths: string[]) => paths.map((path) => ({ path }))

/** Samples of the public log, of appeals, of canned reasons and of what else administrators see. */
export const LOGGED: Record<string, Samples> = {
  '/[locale]/(public)/moderation/log': (_, locale) => plain(...[{}, { before: 2 }, { act: 'seal-part', category: 'remakes' }, { period: 'day', by: 'members' }, { act: 'kanari' }].map((query) => pathsIn(locale).moderationLog(query))),
  '/[locale]/(public)/moderation/log/[id]': ({ appeal: { actionId } }, locale) => plain(...[1, 2, actionId, 999_999].map((id) => pathsIn(locale).logEntry(id))),
  '/[locale]/(public)/moderation/figures': (_, locale) => plain(pathsIn(locale).figures()),
  '/[locale]/(feeds)/moderation/log/feed.xml': (_, locale) => plain(pathsIn(locale).logFeed('xml')),
  '/[locale]/(feeds)/moderation/log/feed.json': (_, locale) => plain(pathsIn(locale).logFeed('json')),
  '/[locale]/(private)/moderation/log/[id]/appeal': ({ appeal: { actionId, key } }, locale) => [
    ...[actionId, 1].map((id) => ({ path: pathsIn(locale).appeal(id), appeals: id })),
    { path: pathsIn(locale).appeal(actionId, { key }), appeals: actionId, appealsBy: 'whoever' },
    ...plain(pathsIn(locale).appeal(1, { key }), pathsIn(locale).appeal(999_999), pathsIn(locale).appeal(actionId, { key: 'kanari' })),
  ],
  '/[locale]/(private)/moderation/appeals': (_, locale) => [{}, { state: 'decided' }].map((query) => ({ path: pathsIn(locale).appeals(query), moderates: true })),
  '/[locale]/(private)/moderation/appeals/[id]': ({ appeal: { id } }, locale) => [id, 999_999].map((one) => ({ path: pathsIn(locale).moderationAppeal(one), moderates: true })),
  '/[locale]/(private)/admin': (_, locale) => plain(pathsIn(locale).admin()),
  '/[locale]/(private)/admin/webhooks': (_, locale) => plain(pathsIn(locale).webhooks(), pathsIn(locale).webhooks({ removed: 1 })),
  '/[locale]/(private)/admin/webhooks/[id]': (_, locale) => plain(pathsIn(locale).webhook(1), pathsIn(locale).webhook(1, { done: 'tested' }), pathsIn(locale).webhook(999_999)),
  '/[locale]/(private)/admin/words': (_, locale) => plain(pathsIn(locale).blockedWords(), pathsIn(locale).blockedWords({ removed: 1 })),
  '/api/v1/webhooks': () => plain(api.webhooks()),
  '/api/v1/webhooks/[id]': () => plain(api.webhook(1), api.webhook(999_999)),
  // Asked with GET these are refusals.
  '/api/v1/webhooks/[id]/restore': () => plain(api.webhookRestore(1)),
  '/api/v1/webhooks/[id]/test': () => plain(api.webhookTest(1)),
  '/api/v1/webhooks/[id]/secret': () => plain(api.webhookSecret(1)),
  '/[locale]/(private)/admin/reasons': (_, locale) => plain(pathsIn(locale).cannedReasons()),
  '/api/v1/moderation/log': () => plain(api.moderationLog(), api.moderationLog({ act: 'seal-part', limit: 1 }), api.moderationLog({ cursor: 'x' })),
  '/api/v1/moderation/appeals': () => [{}, { state: 'decided' }].map((query) => ({ path: api.appeals(query), moderates: true as const })),
  // Asked with GET these are refusals.
  '/api/v1/moderation/appeals/[id]': ({ appeal: { id } }) => plain(api.decideAppeal(id)),
  '/api/v1/moderation/actions/[id]/appeal': ({ appeal: { actionId } }) => plain(api.appeal(actionId)),
}
