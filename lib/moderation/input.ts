import { z } from 'zod'
import reasons from '@/content/reasons.json'
import type { ActionKind } from '@/lib/events/log'
import type { Locale } from '@/lib/i18n/locales'
import { cleanBody, cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { scopeText } from '@/lib/spoilers/scope'
import { FLAG_REASONS, NOTE_MAX, REASON_MAX, REASON_MIN } from './rules'

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

/** A member's flag. A scope is needed for a spoiler, and means nothing for the other reasons. */
export const flagInput = z
  .strictObject({
    reason: z.enum(FLAG_REASONS, 'reason-unknown'),
    scope: scopeText.nullable().default(null),
    note: z
      .string()
      .transform((text) => cleanBody(text).trim())
      .refine((text) => [...text].length <= NOTE_MAX, 'note-long')
      .transform((text) => (isVisiblyEmpty(text) ? null : text))
      .nullable()
      .default(null),
  })
  .refine(({ reason, scope }) => reason !== 'spoiler' || scope !== null, { path: ['scope'], message: 'scope-missing' })
  .transform((flag) => ({ ...flag, scope: flag.reason === 'spoiler' ? flag.scope : null }))
export type FlagInput = z.input<typeof flagInput>

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

/** The newest action on the post that the moderator has seen (0: there was none): what came after it is not overridden unseen. Null: not asked. */
const last = z.int().min(0).nullable().default(null)

const scope = z.string('scope-missing').min(1, 'scope-missing').pipe(scopeText)

/** A moderator's decision about a post. */
export const decisionInput = z
  .discriminatedUnion(
    'act',
    [
      z.strictObject({ act: z.literal('confirm'), ...why, last }),
      z.strictObject({ act: z.literal('unseal'), ...why, last }),
      z.strictObject({ act: z.literal('dismiss'), ...why, last }),
      z.strictObject({ act: z.literal('seal'), scope, ...why, last }),
      z.strictObject({ act: z.literal('rescope'), scope, ...why, last }),
      z.strictObject({
        act: z.literal('seal-part'),
        scope,
        /** The revision whose source was looked at. */
        revision: z.int().min(1),
        /** Where the words are in the source, in UTF-16 units; or null, and the words themselves say it. */
        start: z.int().min(0).nullable().default(null),
        end: z.int().min(0).nullable().default(null),
        words: z.string().transform((text) => cleanBody(text).trim()).default(''),
        ...why,
        last,
      }),
    ],
    'act-missing',
  )
  .superRefine((decision, context) => explained(decision.act, decision, context))
export type DecisionInput = z.input<typeof decisionInput>
export type Decision = z.output<typeof decisionInput>

/** Why something is taken back. */
export const undoInput = z.strictObject(why).superRefine((undo, context) => explained('undo', undo, context))
export type UndoInput = z.input<typeof undoInput>

function explained(act: ActionKind, given: { canned: string | null; reason: string }, context: z.RefinementCtx): void {
  const wrong = whyNotExplained(act, given)
  if (wrong) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.reason })
}

/** Why an act of moderation is not explained so; null: it is. */
export function whyNotExplained(act: ActionKind, { canned, reason }: { canned: string | null; reason: string }) {
  if (canned !== null && !cannedFor(act).includes(canned)) return { field: 'canned', reason: 'reason-unknown' } as const
  return canned === null && [...reason].length < REASON_MIN ? ({ field: 'reason', reason: 'reason-short' } as const) : null
}
