import { z } from 'zod'
import { cleanBody, cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { BLOCKED_ACTS, BLOCKED_KINDS, ENTRY_MAX, keyOf, TRIED_MAX } from './rules'

/** A new entry of the list. */
export const entryInput = z
  .strictObject({
    kind: z.enum(BLOCKED_KINDS, 'blocked-kind'),
    text: z.string().transform(cleanLine).refine((text) => !isVisiblyEmpty(text), 'blocked-empty').refine((text) => [...text].length <= ENTRY_MAX, 'blocked-long'),
    act: z.enum(BLOCKED_ACTS, 'blocked-act'),
  })
  .transform((entry) => ({ ...entry, key: keyOf(entry.kind, entry.text) ?? '' }))
  .refine(({ key, text, kind }) => key !== '' || text === '' || kind !== 'word', { path: ['text'], message: 'blocked-empty' })
  .refine(({ key, text, kind }) => key !== '' || text === '' || kind !== 'domain', { path: ['text'], message: 'blocked-domain' })
export type EntryInput = z.input<typeof entryInput>

/** A text to try the list on. */
export const triedText = z.string().transform(cleanBody).refine((text) => [...text].length <= TRIED_MAX, 'body-long')
