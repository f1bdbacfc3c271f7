import { z } from 'zod'
import { TARGET_KINDS } from '@/lib/events/queue'
import { FLAG_REASONS } from '@/lib/flags/rules'
import { cannedFor, explained, why } from '@/lib/ledger/input'
import { AGES, BULK_ACTS, BULK_MAX, OTHER_ACTS, type Age } from './rules'

/** What a page of the queue is narrowed to. A parameter that cannot be read narrows nothing. */
export const queueFilter = z.object({
  reason: z.enum(FLAG_REASONS).optional().catch(undefined),
  category: z.string().max(60).optional().catch(undefined),
  kind: z.enum(TARGET_KINDS).optional().catch(undefined),
  age: z.enum(Object.keys(AGES) as [Age, ...Age[]]).optional().catch(undefined),
  mine: z.literal('1').optional().catch(undefined),
  held: z.literal('1').optional().catch(undefined),
  cursor: z.string().max(500).optional().catch(undefined),
})
export type QueueFilter = z.output<typeof queueFilter>

/** A decision about an item that is no post. */
export const otherInput = z.strictObject({ act: z.enum(OTHER_ACTS, 'act-missing'), ...why }).superRefine(({ act, ...given }, context) => explained(act, given, context))
export type OtherInput = z.input<typeof otherInput>

const id = z.int().min(1)

/** One decision about several items, with one reason. */
export const bulkInput = z
  .strictObject({ items: z.array(id).min(1, 'bulk-nothing').max(BULK_MAX, 'bulk-many'), act: z.enum(BULK_ACTS, 'act-missing'), ...why })
  .superRefine(({ act, ...given }, context) => {
    // What is no post is not confirmed but accepted, with reasons of its own; each item says whether it takes them.
    const accepts = act === 'confirm' && given.canned !== null && cannedFor('accept').includes(given.canned)
    if (!accepts) explained(act, given, context)
  })
export type BulkInput = z.input<typeof bulkInput>
