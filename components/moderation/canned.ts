import reasons from '@/content/reasons.json'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { cannedFor } from '@/lib/ledger/input'
import type { CannedGroup } from './why-fields'

/** All canned reasons of decisions, in one language, under the act they belong to. */
export function cannedGroups(locale: Locale): CannedGroup[] {
  const t = words(locale, 'moderation')
  return (['seal', 'rescope', 'unseal', 'dismiss'] as const).map((group) => ({ name: t(`groups.${group}`), reasons: labels(locale, reasons[group]) }))
}

/** The canned reasons that fit one act, in one list. */
export function cannedList(locale: Locale, act: 'seal-part' | 'undo' | 'retitle'): CannedGroup[] {
  const all = Object.values(reasons).flat()
  return [{ name: null, reasons: labels(locale, cannedFor(act).flatMap((key) => all.find((one) => one.key === key) ?? [])) }]
}

function labels(locale: Locale, list: readonly { key: string; en: string; ko: string }[]) {
  return list.map((one) => ({ key: one.key, label: one[locale] }))
}
