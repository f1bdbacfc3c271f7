import { z } from 'zod'
import { cleanBody, isVisiblyEmpty } from '@/lib/markdown/clean'
import { minuteFromField } from '@/lib/spoilers/minute-field'
import { LONGEST_FILM, scopeText } from '@/lib/spoilers/scope'
import { BODY_MAX, KEY_MAX, REASON_MAX } from './rules'

// Marks around nothing are nothing: bars or stars alone would be posts without a word.
const ONLY_MARKS = /\|\||>!|!<|[*_~]/g

/** The Markdown of a post. */
export const bodyText = z
  .string()
  .transform(cleanBody)
  .refine((body) => !isVisiblyEmpty(body.replace(ONLY_MARKS, '')), 'body-empty')
  .refine((body) => [...body].length <= BODY_MAX, 'body-long')

/** Names one act of writing, so that a retry of it is known. Null: the text itself is the name (lib/http/once.ts). */
export const idempotencyKey = z.string().min(1).max(KEY_MAX).nullable().default(null)

const minute = z.int('minute-unreadable').min(0, 'minute-unreadable').max(LONGEST_FILM, 'minute-unreadable').nullable().default(null)

/** A comment. */
export const replyInput = z.strictObject({
  body: bodyText,
  spoiler: scopeText.nullable().default(null),
  replyTo: z.int().min(1).nullable().default(null),
  minute,
  key: idempotencyKey,
})
export type ReplyInput = z.input<typeof replyInput>

/** A changed post; `revision` is the one that the editor started from. */
export const editInput = z.strictObject({
  body: bodyText,
  spoiler: scopeText.nullable().default(null),
  reason: z.string().transform((text) => text.trim() || null).refine((text) => (text?.length ?? 0) <= REASON_MAX, 'reason-long').nullable().default(null),
  /** A canned reason: of a moderator, who says why. */
  canned: z.string().nullable().default(null),
  revision: z.int().min(1),
})
export type EditInput = z.input<typeof editInput>

/**
 * The canonical scope text from a form's two fields: a version ('' for none) and a minute ("95", "1:35" or ''). A minute that can't be
 * read comes back as it is, so that the schema refuses it beside its field.
 */
export function scopeFromFields(version: string, until: string): string | null {
  if (!version) return null
  const minute = minuteFromField(until)
  return minute === null ? version : `${version}@${minute}`
}
