import { z } from 'zod'
import reasons from '@/content/reasons.json'
import type { ActionKind } from '@/lib/events/log'
import type { Locale } from '@/lib/i18n/locales'
import { cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { REASON_MAX, REASON_MIN } from './rules'

const CANNED_FOR: Record<ActionKind, readonly (keyof typeof reasons)[]> = {
  seal: ['seal'],
  'seal-part': ['seal', 'rescope'],
  confirm: ['seal'],
  rescope: ['rescope'],
  unseal: ['unseal'],
  dismiss: ['dismiss', 'unseal'],
  undo: ['undo', 'unseal'],
  retitle: ['thread'],
  move: ['thread'],
  'rescope-thread': ['thread'],
  retag: ['thread'],
  hold: ['radar'],
  release: ['radar'],
}

/** The canned reasons that fit an act, by their keys in content/reasons.json. */
export function cannedFor(act: ActionKind): readonly string[] {
  return [...new Set(CANNED_FOR[act].flatMap((group) => reasons[group].map(({ key }) => key)))]
}

/** A reason in words, in one language: the canned one and the moderator's own; the empty text where flags alone did it. */
export function reasonWords(locale: Locale, { canned, reason }: { canned: string | null; reason: string }): string {
  const found = canned === null ? undefined : Object.values(reasons).flat().find(({ key }) => key === canned)
  return [found?.[locale], reason].filter(Boolean).join(' ')
}

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
