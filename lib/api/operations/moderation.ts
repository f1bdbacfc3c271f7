import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { ARRANGING } from '@/lib/arranging/input'
import { SANCTIONS } from '@/lib/sanctions/input'

const act = z.discriminatedUnion('action', [...ARRANGING, ...SANCTIONS], 'act-missing')

export const moderate = operation({
  id: 'moderate', method: 'POST', path: '/moderation/actions', group: 'moderation', summary: 'One act of moderation, with its reason.',
  about: 'For moderators, and for those of a category within it. Each act is written into the public log and told to whom it concerns. Posts are merged and split with numbers that stay: what led to them leads on.',
  scope: 'moderate', by: 'members', body: act, status: 201, refuses: [403, 404, 409], location: ({ url }) => url,
  answer: z.strictObject({ id: z.string().regex(/^[1-9]\d{0,8}$/).describe('The entry of the public log.'), url: z.string().describe('Its path.') }),
})
