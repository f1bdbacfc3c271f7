import { z } from 'zod'
import { cleanBody, isVisiblyEmpty } from '@/lib/markdown/clean'
import { scopeText } from '@/lib/spoilers/scope'
import { FLAG_REASONS, NOTE_MAX, REASONS_FOR, type FlagReason } from './rules'

const note = z
  .string()
  .transform((text) => cleanBody(text).trim())
  .refine((text) => [...text].length <= NOTE_MAX, 'note-long')
  .transform((text) => (isVisiblyEmpty(text) ? null : text))
  .nullable()
  .default(null)

/** A member's flag of a post. A scope is needed for a spoiler, and means nothing for the other reasons. */
export const flagInput = z
  .strictObject({ reason: z.enum(FLAG_REASONS, 'reason-unknown'), scope: scopeText.nullable().default(null), note })
  .refine(({ reason, scope }) => reason !== 'spoiler' || scope !== null, { path: ['scope'], message: 'scope-missing' })
  .transform((flag) => ({ ...flag, scope: flag.reason === 'spoiler' ? flag.scope : null }))
export type FlagInput = z.input<typeof flagInput>

/** A member's flag of what is never sealed by itself: a thread, its title, a person. */
function flagOf<R extends FlagReason>(reasons: readonly R[]) {
  return z.strictObject({ reason: z.enum(reasons as readonly [R, ...R[]], 'reason-unknown'), note })
}
export const threadFlagInput = flagOf(REASONS_FOR.thread)
export const titleFlagInput = flagOf(REASONS_FOR.title)
export const personFlagInput = flagOf(REASONS_FOR.person)
export type OtherFlagInput = z.input<typeof threadFlagInput>
