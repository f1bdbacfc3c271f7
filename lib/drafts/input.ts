import { z } from 'zod'

// Twice a post's bound: too long a text is refused where it is posted, after sign-in, and must still be there to be cut.
const LONGEST = 80_000

const text = (most: number) => z.string().transform((value) => value.replaceAll('\0', '').slice(0, most))

/** What somebody was writing when sign-in was needed. `fields` are the form's other fields, by name. */
export const draftInput = z.object({
  threadId: z.int().positive().nullable().catch(null),
  title: text(1000).default(''),
  body: text(LONGEST).default(''),
  fields: z.record(z.string().max(100), text(2000)).catch({}),
})
export type DraftInput = z.input<typeof draftInput>

const choice = z.string().max(200).optional().catch(undefined)

/**
 * What a member saves of what they write at a place. `base` is the save that it goes on from: null, when they have seen none. The fields are
 * those that are chosen; words have a column of their own.
 */
export const saveInput = z.object({
  title: text(1000).default(''),
  body: text(LONGEST).default(''),
  fields: z.object({ version: choice, until: choice, category: choice, tags: choice, replyTo: choice, revision: choice }).default({}).catch({}),
  base: z.int().positive().nullable().default(null),
})
export type SaveInput = z.input<typeof saveInput>
