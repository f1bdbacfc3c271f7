import { z } from 'zod'
import { BATCH_MAX } from './rules'

// The contract's ids are texts; pages of ours send numbers.
const id = z.union([z.int().min(1).max(999_999_999), z.string().regex(/^[1-9]\d{0,8}$/).transform(Number)])
const number = z.int().min(1).max(2_147_483_647)

const readTo = z.strictObject({ threadId: id, readTo: number })
const unreadFrom = z.strictObject({ threadId: id, unreadFrom: number })

/** How far somebody has read some threads: up to a post's number, or explicitly not from one on. */
export const readingInput = z.strictObject({ items: z.array(z.union([readTo, unreadFrom])).min(1).max(BATCH_MAX) })
export type ReadingInput = z.input<typeof readingInput>

/** The threads that a question about a list names, "1,2,3": what is no id is left out, as is what is more than a page. */
export function threadIdsIn(text: string): number[] {
  const ids = text.split(',', BATCH_MAX).flatMap((part) => (/^[1-9]\d{0,8}$/.test(part) ? [Number(part)] : []))
  return [...new Set(ids)]
}
