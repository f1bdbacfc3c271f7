import { cache } from 'react'
import reasons from '@/content/reasons.json'
import type { ActionKind } from '@/lib/events/log'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { cannedFor } from '@/lib/ledger/input'
import type { Rewordings } from '@/lib/ledger/view'
import type { CannedGroup } from './why-fields'

type GroupName = 'seal' | 'rescope' | 'unseal' | 'dismiss' | 'accept' | 'removal'

// One for each page that is drawn: what stands in it goes from the page to every form on it, however deep.
const said = cache((): { now: Rewordings } => ({ now: {} }))

/** Has the forms of the page that is being drawn offer canned reasons in the words that admins gave them. */
export function offerReworded(now: Rewordings): void {
  said().now = now
}

// For which acts a reason of the group is the first that comes to mind.
const ACTS_OF: Readonly<Record<GroupName, string>> = { seal: 'seal confirm', rescope: 'rescope', unseal: 'unseal', dismiss: 'dismiss', accept: 'accept', removal: 'delete' }

/** All canned reasons of decisions, in one language, under the act they belong to. */
export function cannedGroups(locale: Locale, groups: readonly GroupName[] = ['seal', 'rescope', 'unseal', 'dismiss', 'removal']): CannedGroup[] {
  const t = words(locale, 'moderation')
  return groups.map((group) => ({ name: t(`groups.${group}`), acts: ACTS_OF[group], reasons: labels(locale, reasons[group]) }))
}

/** The canned reasons that fit an act, or one of several, in one list. */
export function cannedList(locale: Locale, ...acts: ActionKind[]): CannedGroup[] {
  const all = Object.values(reasons).flat()
  return [{ name: null, reasons: labels(locale, [...new Set(acts.flatMap(cannedFor))].flatMap((key) => all.find((one) => one.key === key) ?? [])) }]
}

function labels(locale: Locale, list: readonly { key: string; en: string; ko: string }[]) {
  const { now } = said()
  return list.filter(({ key }) => now[key] !== null).map((one) => ({ key: one.key, label: now[one.key]?.[locale] ?? one[locale] }))
}
