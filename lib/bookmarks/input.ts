import { z } from 'zod'
import { isVisiblyEmpty } from '@/lib/markdown/clean'
import { FURTHEST_REMINDER, NOTE_MAX } from './rules'

const note = z
  .string()
  .transform((text) => (isVisiblyEmpty(text) ? null : text.normalize('NFC').trim()))
  .refine((text) => [...(text ?? '')].length <= NOTE_MAX, 'note-long')
  .nullable()
  .default(null)

const remindAt = z.iso
  .datetime({ offset: true, error: 'remind-unreadable' })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() > Date.now(), 'remind-past')
  .refine((at) => at.getTime() < Date.now() + FURTHEST_REMINDER * 86_400_000, 'remind-far')
  .nullable()
  .default(null)

/** What somebody keeps with a post. `remindAt` is a time of ISO 8601 with its zone. */
export const bookmarkInput = z.strictObject({ note, remindAt })
export type BookmarkInput = z.input<typeof bookmarkInput>
