import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { ARRANGING } from '@/lib/arranging/input'
import { why } from '@/lib/ledger/input'
import { SANCTIONS } from '@/lib/sanctions/input'
import { formatScope, scopeInput } from '@/lib/spoilers/scope'

const id = z.string().regex(/^[1-9]\d{0,8}$/, 'invalid')
const target = id.describe('The post’s id.')

/** Acts on a post's seal. Those on what waits in the queue go to its item, so that no two moderators decide the same. */
const SEALING = [
  z.strictObject({ action: z.enum(['seal', 'rescope']), target, spoiler: scopeInput.transform(formatScope), ...why }),
  z.strictObject({ action: z.literal('unseal'), target, ...why }),
] as const

export const moderate = operation({
  id: 'moderate', method: 'POST', path: '/moderation/actions', group: 'moderation', summary: 'One act of moderation, with its reason.',
  about: 'For moderators, and for those of a category within it. Each act is written into the public log and told to whom it concerns. Posts are merged and split with numbers that stay: what led to them leads on. Texts, titles, categories, scopes and tags are changed where their authors change them, with a reason.',
  scope: 'moderate', by: 'members', body: z.discriminatedUnion('action', [...SEALING, ...ARRANGING, ...SANCTIONS], 'act-missing'), status: 201, refuses: [403, 404, 409], location: ({ url }) => url,
  answer: z.strictObject({ id: id.describe('The entry of the public log.'), url: z.string().describe('Its path.') }),
})
