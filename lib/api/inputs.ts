import { z } from 'zod'
import { LIMIT_MAX, LIMIT_USUAL } from '@/lib/search/rules'
import { formatScope, scopeInput } from '@/lib/spoilers/scope'

/** A scope in a body, as the writes take it: its canonical text. */
export const scopeField = scopeInput.nullable().transform((scope) => scope && formatScope(scope))

/** How many items of a list, and where it goes on. */
export const pageFields = {
  limit: z.string().regex(/^(?:[1-9]\d?|100)$/, 'limit-unreadable').default(String(LIMIT_USUAL)).transform(Number).describe(`1 to ${LIMIT_MAX}.`),
  cursor: z.string().min(1, 'cursor-unreadable').max(500, 'cursor-unreadable').optional().describe('The `next` of the page before.'),
}

/** What whoever asks claims to have seen. */
export const seenField = {
  seen: z.string().max(1_000).optional().describe('What whoever asks says they have seen: `kr-2013:whole,tr-2019:95`. Without it, what their account says; for nobody nothing.'),
}

const ID = /^[1-9]\d{0,8}$/

/** The parameter of an address that names a thread, a post or a token by its number. Whatever cannot be one is 404. */
export const byId = z.strictObject({ id: z.string().regex(ID).transform(Number) })

/** The parameter of an address that names a person. */
export const byHandle = z.strictObject({ handle: z.string().min(1).max(100) })
