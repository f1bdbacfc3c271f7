import type { AppealView } from '@/lib/appeals/view'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { reasonWords } from '@/lib/ledger/input'
import type { ActionView } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'

/** An entry of the public log in the API's shape. */
export function entryShape(action: ActionView) {
  const to = pathsIn(DEFAULT_LOCALE)
  const { id, kind, at, by, actor, scope, canned, address, undoes, undoneBy, decides, appeal } = action
  const text = (one: number | null) => (one === null ? null : String(one))
  return {
    id: String(id), url: to.logEntry(id), kind, createdAt: at.toISOString(), by, actor, scope, canned,
    reason: reasonWords(DEFAULT_LOCALE, action) || words(DEFAULT_LOCALE, 'moderation')(`flagsReason.${by}`),
    about: address && { threadId: String(address.threadId), title: address.title, number: address.number, url: address.number === null ? to.threadById(address.threadId) : to.post(address.threadId, address.number) },
    undoes: text(undoes), undoneBy: text(undoneBy), decides: text(decides), appeal,
  }
}

/** An appeal in the API's shape, for whoever decides it. */
export function appealShape({ id, action, by, at, text, outcome, decision, why }: AppealView) {
  return {
    id: String(id), action: entryShape(action), by, createdAt: at.toISOString(), text: text.kind === 'cleared' ? text.text : '', outcome,
    decision: decision && String(decision.id), yours: why === null,
  }
}
