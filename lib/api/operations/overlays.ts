import { z } from 'zod'
import { byId } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { REACTIONS } from '@/lib/reactions/rules'
import { threadIdsIn } from '@/lib/reading/input'
import { BATCH_MAX } from '@/lib/reading/rules'
import { readMe } from './me'

const level = z.enum(['follow', 'normal', 'mute'])

const mark = z.strictObject({
  readTo: z.int().min(1).nullable().describe('The highest number of a post that they have read; null: they have not opened it.'),
  unread: z.int().min(0),
  first: z.strictObject({ number: z.int().min(1), page: z.int().min(1) }).nullable().describe('The first post that is unread, and its page.'),
  isNew: z.boolean().describe('A young thread that they have not opened.'),
  level: level.describe('How much they want to hear of it.'),
}).meta({ id: 'Mark', examples: [{ readTo: 12, unread: 3, first: { number: 13, page: 1 }, isNew: false, level: 'normal' }] })

const own = z.strictObject({
  own: z.boolean(), mayEdit: z.boolean(), mayDelete: z.boolean(), mayModerate: z.boolean(), flagged: z.boolean(), mayEditThread: z.boolean(),
  counts: z.record(z.enum(REACTIONS), z.int().min(0)), reacted: z.array(z.enum(REACTIONS)), bookmarked: z.boolean(), blocked: z.boolean(),
}).meta({ id: 'PostOverlay' })

export const readOverlay = operation({
  id: 'readOverlay', method: 'GET', path: '/threads/{id}/overlay', group: 'threads', summary: 'What is one’s own on a page of a thread: who one is, where one stopped reading, what one may do.',
  params: byId, query: z.strictObject({ page: z.string().regex(/^[1-9]\d{0,8}$/).default('1').transform(Number).describe('The page; the first is 1.') }), refuses: [404],
  answer: z.strictObject({ me: readMe.answer.pick({ person: true, notices: true, queue: true }), mayReply: z.boolean(), mark: mark.nullable(), posts: z.record(z.string(), own).describe('By the numbers of posts.') }),
})

const IDS = new RegExp(`^[1-9]\\d{0,8}(?:,[1-9]\\d{0,8}){0,${BATCH_MAX - 1}}$`)

export const readListOverlay = operation({
  id: 'readListOverlay', method: 'GET', path: '/overlay', group: 'threads', summary: 'What is one’s own in a list of threads: where one stopped reading in each.',
  query: z.strictObject({
    threads: z.string().regex(IDS).transform(threadIdsIn).optional().describe(`The ids of at most ${BATCH_MAX} threads, with commas between them.`),
    category: z.string().max(60).optional().describe('The category whose list it is.'),
  }),
  answer: z.strictObject({ threads: z.record(z.string(), mark).describe('By the ids of threads.'), level: level.nullable().describe('How much they want to hear of the category; null: none was asked for.') }),
})

export const followEvents = operation({
  id: 'followEvents', method: 'GET', path: '/threads/{id}/events', group: 'threads', summary: 'What happens in a thread, as it happens.',
  about: 'Events are called `post`, `edit`, `seal` and `state`; their data is `{"number", "id"}` of a post, and no text: whoever wants to know asks for it, and is answered as who they are. '
    + 'The header `Last-Event-ID`, or `lastEventId`, begins with what was missed since. A comment comes every 20 seconds when there is nothing else. '
    + 'It ends with the session or the token by which it was asked for.',
  params: byId, query: z.strictObject({ lastEventId: z.string().regex(/^\d{1,18}$/).optional().describe('The id of the last event that was heard.') }),
  answer: z.string().meta({ examples: ['retry: 3000\nid: 41\n\nid: 42\nevent: post\ndata: {"number":12,"id":"345"}\n\n'] }), live: true, refuses: [400, 404, 503],
})
