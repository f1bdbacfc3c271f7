import { z } from 'zod'
import { cleanBody, isVisiblyEmpty } from '@/lib/markdown/clean'
import { scopeText } from '@/lib/spoilers/scope'
import { FLAG_REASONS, NOTE_MAX } from './rules'

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
