import { z } from 'zod'

const id = z.int().min(1)

/** What is marked as read: all up to a notice, one, or those about the posts of a page of a thread, which was opened. */
export const readInput = z.union([z.strictObject({ upTo: id }), z.strictObject({ id }), z.strictObject({ thread: id, page: id })])
export type ReadInput = z.output<typeof readInput>
