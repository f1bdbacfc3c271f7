import { z } from 'zod'
import { byId } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list } from '@/lib/api/shapes'
import { voteInput } from '@/lib/polls/input'
import { REACTIONS } from '@/lib/reactions/rules'

const poll = z.strictObject({
  index: z.int().min(1).describe('Its number, which votes name.'),
  multiple: z.boolean(),
  closesAt: z.iso.datetime().nullable(),
  closed: z.boolean(),
  options: z.int().min(1).describe('How many options there are; their words are in the post.'),
  voters: z.int().min(0).nullable().describe('Null: not to be known before one has voted.'),
  counts: z.array(z.int().min(0)).nullable().describe('How many chose each option, in their order.'),
  mine: z.array(z.int().min(0)).nullable().describe('What whoever asks chose; null: they have not voted.'),
  sealed: z.boolean().describe('It stands in what whoever asks may not read: they have opened it before, and voted.'),
  says: z.strictObject({ voters: z.string(), options: z.array(z.strictObject({ share: z.number().min(0).max(1), says: z.string() })) }).nullable()
    .describe('The results in the language of Accept-Language.'),
  said: z.string().optional().describe('What was done, in that language.'),
}).meta({ id: 'Poll' })

const byPoll = byId.extend({ index: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number) })

export const listPolls = operation({
  id: 'listPolls', method: 'GET', path: '/posts/{id}/polls', group: 'posts', summary: 'The polls of a post that whoever asks may know of: numbers alone.',
  params: byId, answer: list(poll), refuses: [404],
})

export const vote = operation({
  id: 'vote', method: 'PUT', path: '/posts/{id}/polls/{index}/vote', group: 'posts', summary: 'Votes, or votes anew: options by their places, from 0.',
  params: byPoll, body: voteInput, answer: poll, refuses: [403, 404, 409],
})

export const withdrawVote = operation({
  id: 'withdrawVote', method: 'DELETE', path: '/posts/{id}/polls/{index}/vote', group: 'posts', summary: 'Takes one’s vote back.',
  params: byPoll, answer: poll, refuses: [403, 404, 409],
})

const byKind = byId.extend({ kind: z.enum(REACTIONS) })
const reacted = z.strictObject({ counts: z.record(z.enum(REACTIONS), z.int().min(0)), own: z.array(z.enum(REACTIONS)) })

export const react = operation({
  id: 'react', method: 'PUT', path: '/posts/{id}/reactions/{kind}', group: 'posts', summary: 'Reacts to a post in one way. Done twice, it is done once.',
  light: true, params: byKind, answer: reacted, refuses: [403, 404],
})

export const reactNoLonger = operation({
  id: 'reactNoLonger', method: 'DELETE', path: '/posts/{id}/reactions/{kind}', group: 'posts', summary: 'Takes a reaction back.',
  light: true, params: byKind, answer: reacted, refuses: [403, 404],
})
