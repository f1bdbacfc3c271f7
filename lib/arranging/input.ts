import { z } from 'zod'
import { why } from '@/lib/ledger/input'
import { MOST_SPLIT } from '@/lib/moves/rules'
import { titleSure, titleText } from '@/lib/threads/input'
import { POST_ACTS, THREAD_ACTS } from './rules'

// As programs name things everywhere: the answers that they take it from hold it as a text.
const id = z.string().regex(/^[1-9]\d{0,8}$/, 'invalid')

const post = { target: id.describe('The post’s id.'), ...why }
const thread = { target: id.describe('The thread’s id.'), ...why }

/** An act on a post, or on a thread as a whole. */
export const postAct = z.strictObject({ action: z.enum(POST_ACTS), ...post })
export const threadAct = z.strictObject({ action: z.enum(THREAD_ACTS), ...thread })

/** All posts of a thread are moved to the end of another one, to which its addresses lead from then on. */
export const mergeAct = z.strictObject({ action: z.literal('merge'), ...thread, into: id.describe('The id of the thread that takes them.') })

/** Some posts of a thread are moved to the end of another one, or to a new one of this title. */
export const splitAct = z.strictObject({
  action: z.literal('split'), ...thread,
  posts: z.array(z.int().min(2, 'split-opening')).min(1, 'split-nothing').max(MOST_SPLIT, 'split-many').describe('Their numbers.'),
  into: id.nullable().default(null).describe('The id of the thread that takes them; null: a new one.'),
  title: titleText.nullable().default(null).describe('What the new thread is called.'),
  titleSure,
})

/** All acts of this kind, as a program or a form sends them. */
export const ARRANGING = [postAct, threadAct, mergeAct, splitAct] as const
export const arrangeInput = z.discriminatedUnion('action', [...ARRANGING], 'act-missing')
export type ArrangeInput = z.input<typeof arrangeInput>
