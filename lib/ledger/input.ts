import { z } from 'zod'
import reasons from '@/content/reasons.json'
import type { ActionKind } from '@/lib/events/log'
import { contentWords, type Words } from '@/lib/events/canned'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/i18n/locales'
import { cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { CANNED_MAX, DOERS, LOG_PERIODS, REASON_MAX, REASON_MIN } from './rules'

const cannedText = z
  .string()
  .transform(cleanLine)
  .refine((text) => !isVisiblyEmpty(text) && [...text].length >= REASON_MIN, 'reason-short')
  .refine((text) => [...text].length <= CANNED_MAX, 'reason-long')

const CANNED_FOR: Record<ActionKind, readonly (keyof typeof reasons)[]> = {
  seal: ['seal'],
  'seal-part': ['seal', 'rescope'],
  confirm: ['seal'],
  rescope: ['rescope'],
  unseal: ['unseal'],
  dismiss: ['dismiss', 'unseal'],
  accept: ['accept'],
  undo: ['undo', 'unseal', 'amends'],
  retitle: ['thread'],
  move: ['thread'],
  'rescope-thread': ['thread'],
  retag: ['thread'],
  hide: ['removal'],
  delete: ['removal'],
  restore: ['restoring', 'undo'],
  edit: ['mending'],
  lock: ['closing'],
  unlock: ['closing'],
  pin: ['pinning'],
  unpin: ['pinning'],
  'delete-thread': ['removal'],
  'restore-thread': ['restoring', 'undo'],
  merge: ['arranging'],
  split: ['arranging'],
  hold: ['radar'],
  release: ['radar'],
  warn: ['conduct'],
  silence: ['conduct'],
  ban: ['conduct'],
  unban: ['amends'],
  note: ['noted'],
  standing: ['trust', 'conduct'],
  appoint: ['trust'],
  relieve: ['trust'],
  uphold: ['heard'],
  overturn: ['amends', 'undo'],
}

/** The canned reasons that fit an act, by their keys in content/reasons.json. */
export function cannedFor(act: ActionKind): readonly string[] {
  return [...new Set(CANNED_FOR[act].flatMap((group) => reasons[group].map(({ key }) => key)))]
}

/** A reason in words, in one language: the canned one and the moderator's own; the empty text where flags alone did it. */
export function reasonWords(locale: Locale, { canned, wording = null, reason }: { canned: string | null; wording?: Words | null; reason: string }): string {
  const said = canned === null ? null : wording ?? contentWords(canned)
  return [said?.[locale] ?? said?.[DEFAULT_LOCALE], reason].filter(Boolean).join(' ')
}

/** Every canned reason once, with the groups that offer it. */
export function cannedGroups(): { key: string; groups: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const [group, list] of Object.entries(reasons)) for (const { key } of list) groups.set(key, [...(groups.get(key) ?? []), group])
  return [...groups].map(([key, of]) => ({ key, groups: of }))
}

/** What of the public log is asked for; what cannot be read is not asked. */
export const logFilter = z.object({
  act: z.enum(Object.keys(CANNED_FOR) as [ActionKind]).optional().catch(undefined),
  category: z.string().regex(/^[a-z0-9-]{1,40}$/).optional().catch(undefined),
  period: z.enum(LOG_PERIODS).optional().catch(undefined),
  by: z.enum(DOERS).optional().catch(undefined),
})
export type LogFilter = z.output<typeof logFilter>

/** The kinds of acts, in the order in which a filter lists them. */
export const LOGGED_KINDS = Object.keys(CANNED_FOR) as readonly ActionKind[]

/** What an admin has a canned reason say, in each language; without words: what it says out of the box. */
export const wordingInput = z.strictObject({
  key: z.string().refine((key) => contentWords(key) !== null, 'reason-unknown'),
  words: z
    .strictObject(Object.fromEntries(LOCALES.map((locale) => [locale, cannedText])) as Record<Locale, typeof cannedText>)
    .nullable(),
  offered: z.boolean(),
})
export type WordingInput = z.input<typeof wordingInput>

/** Why: a canned reason, own words, or both. */
export const why = {
  canned: z.string().nullable().default(null),
  reason: z
    .string()
    .transform(cleanLine)
    .refine((text) => [...text].length <= REASON_MAX, 'reason-long')
    .transform((text) => (isVisiblyEmpty(text) ? '' : text))
    .default(''),
}

/** Adds to a form's faults that its act is not explained. */
export function explained(act: ActionKind, given: { canned: string | null; reason: string }, context: z.RefinementCtx): void {
  const wrong = whyNotExplained(act, given)
  if (wrong) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.reason })
}

/** Why an act of moderation is not explained so; null: it is. */
export function whyNotExplained(act: ActionKind, { canned, reason }: { canned: string | null; reason: string }) {
  if (canned !== null && !cannedFor(act).includes(canned)) return { field: 'canned', reason: 'reason-unknown' } as const
  return canned === null && [...reason].length < REASON_MIN ? ({ field: 'reason', reason: 'reason-short' } as const) : null
}
