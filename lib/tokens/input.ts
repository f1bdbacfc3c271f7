import { z } from 'zod'
import { TOKEN_SCOPES } from '@/lib/api/operation'
import { cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { idempotencyKey } from '@/lib/posts/input'
import { LIFETIME_USUAL, LIFETIMES, NAME_MAX } from './rules'

/** A new token. */
export const tokenInput = z.strictObject({
  name: z.string().transform(cleanLine).refine((name) => !isVisiblyEmpty(name), 'token-name-empty').refine((name) => [...name].length <= NAME_MAX, 'token-name-long'),
  scopes: z.array(z.enum(TOKEN_SCOPES, 'token-scope-unknown')).min(1, 'token-scope-unknown').max(TOKEN_SCOPES.length, 'token-scope-unknown').transform((scopes) => TOKEN_SCOPES.filter((scope) => scope === 'read' || scopes.includes(scope))),
  days: z.literal(LIFETIMES, 'token-days-unknown').default(LIFETIME_USUAL).describe('For how many days it works; null: until it is revoked.'),
  key: idempotencyKey,
})
export type TokenInput = z.input<typeof tokenInput>
