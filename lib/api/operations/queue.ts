import { z } from 'zod'
import { byHandle, byId, pageFields } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, person, scope } from '@/lib/api/shapes'
import { TARGET_KINDS } from '@/lib/events/queue'
import { FLAG_REASONS, REASONS_FOR, type FlagReason } from '@/lib/flags/rules'
import { why } from '@/lib/ledger/input'
import { AGES, BADGE_MAX, OTHER_ACTS, type Age } from '@/lib/queue/rules'
import { formatScope, scopeInput } from '@/lib/spoilers/scope'

const id = z.string().regex(/^[1-9]\d{0,8}$/)
const about = z.strictObject({ id, title: z.string() }).nullable()

/** Something that waits for moderators. No words of posts: they are read where posts are. */
const item = z.strictObject({
  id,
  kind: z.enum(TARGET_KINDS),
  weight: z.int().min(0).describe('What its reports count for together.'),
  openedAt: z.iso.datetime(),
  reasons: z.array(z.enum(FLAG_REASONS)),
  held: z.boolean().describe('Whether the post is kept from readers until it is decided.'),
  radar: z.boolean(),
  listed: z.boolean().describe('Whether a blocked word or domain is in it.'),
  assignee: person.nullable(),
  category: z.string().nullable(),
  thread: about,
  post: z.strictObject({ id, number: z.int().min(1), state: z.enum(['visible', 'deleted', 'held']) }).nullable(),
  person: person.nullable().describe('Whom it is about: the author, or the person who is reported.'),
  flags: z.array(z.strictObject({ standing: z.string(), reason: z.enum(FLAG_REASONS), spoiler: scope.nullable(), createdAt: z.iso.datetime() })).describe('By standing, never by name; twenty at most.'),
  acts: z.array(z.string()).describe('What may be decided about the post now.'),
  last: z.int().min(0).describe('The newest entry about it: sent along with a decision, what came after is not overridden unseen.'),
}).meta({ id: 'QueueItem' })

export const listQueue = operation({
  id: 'listQueue', method: 'GET', path: '/moderation/queue', group: 'moderation', summary: 'What waits for moderators: the heaviest first, of equals the oldest.',
  about: 'Those of a category get the items of their categories.',
  scope: 'moderate', by: 'moderators', refuses: [403],
  query: z.strictObject({
    reason: z.enum(FLAG_REASONS).optional(),
    category: z.string().regex(/^[a-z0-9-]{1,40}$/).optional(),
    kind: z.enum(TARGET_KINDS).optional(),
    age: z.enum(Object.keys(AGES) as [Age, ...Age[]]).optional().describe('How long it has waited at least.'),
    mine: z.literal('1').optional().describe('Only what whoever asks has taken.'),
    held: z.literal('1').optional(),
    ...pageFields,
  }),
  answer: list(item),
})

export const readQueueNews = operation({
  id: 'readQueueNews', method: 'GET', path: '/moderation/queue/news', group: 'moderation', summary: 'What came into the queue since one looked, and what became of the items that one looks at.',
  scope: 'moderate', by: 'moderators', refuses: [403],
  query: z.strictObject({
    since: z.string().regex(/^\d{1,9}$/).transform(Number).describe('The newest item that one knows.'),
    items: z.string().regex(/^[1-9]\d{0,8}(?:,[1-9]\d{0,8}){0,99}$/).transform((text) => text.split(',').map(Number)).optional().describe('Items that one looks at, apart by commas.'),
  }),
  answer: z.strictObject({
    fresh: z.int().min(0).describe(`How many came, up to ${BADGE_MAX}.`),
    gone: z.array(z.strictObject({ id, kind: z.string().nullable().describe('What was decided; null: the reports were withdrawn.') })),
  }),
})

const last = z.int().min(0).nullable().default(null)
const spoiler = scopeInput.transform(formatScope)
const at = z.int().min(0).nullable().default(null)

export const decideQueueItem = operation({
  id: 'decideQueueItem', method: 'POST', path: '/moderation/queue/{id}', group: 'moderation', summary: 'Decides an item of the queue, takes it, or gives it back.',
  about: '409 when somebody else was quicker: the answer says what they decided.',
  scope: 'moderate', by: 'moderators', params: byId, refuses: [403, 404, 409],
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.enum(['take', 'give-back']) }),
    z.strictObject({ decision: z.enum(['confirm', 'unseal']), ...why, last }),
    z.strictObject({ decision: z.enum(OTHER_ACTS).describe('The reports were right, of what is no post; or they are dismissed.'), ...why, last }),
    z.strictObject({ decision: z.enum(['seal', 'rescope']), spoiler, ...why, last }),
    z.strictObject({
      decision: z.literal('seal-part'), spoiler, revision: z.int().min(1).describe('The revision whose source was looked at.'),
      start: at.describe('Where the words are in the source, in UTF-16 units; or null, and `words` says it.'), end: at, words: z.string().default(''), ...why, last,
    }),
    z.strictObject({ decision: z.literal('delete'), ...why }),
  ], 'act-missing'),
  answer: z.strictObject({ action: id.nullable().describe('The entry of the public log; null where nothing was decided.'), url: z.string().nullable(), exact: z.boolean().describe('Whether just the words were sealed, and no more.') }),
})

export const undoModeration = operation({
  id: 'undoModeration', method: 'POST', path: '/moderation/actions/{id}/undo', group: 'moderation', summary: 'Takes an act of moderation back.',
  about: 'All is as it was before it, also after later edits where that can be; 409 where it cannot, with the reason.',
  scope: 'moderate', by: 'moderators', params: byId, body: z.strictObject(why), answer: z.strictObject({ id, url: z.string() }), status: 201, refuses: [403, 404, 409], location: ({ url }) => url,
})

export const withdrawPostFlag = operation({
  id: 'withdrawPostFlag', method: 'DELETE', path: '/posts/{id}/flags', group: 'posts', summary: 'Takes one’s report of a post back, while nobody has decided it.',
  params: byId, answer: z.undefined(), refuses: [404, 409],
})

const note = z.string().nullable().default(null)
const flagged = { answer: z.undefined(), refuses: [403 as const, 404 as const, 409 as const] }
const withdrawn = { answer: z.undefined(), refuses: [404 as const, 409 as const] }
const reasons = (kind: 'thread' | 'title' | 'person') => z.strictObject({ reason: z.enum(REASONS_FOR[kind] as [FlagReason, ...FlagReason[]], 'reason-unknown'), note })

export const flagThread = operation({ id: 'flagThread', method: 'POST', path: '/threads/{id}/flags', group: 'threads', summary: 'Reports a thread to the moderators.', params: byId, body: reasons('thread'), ...flagged })
export const withdrawThreadFlag = operation({ id: 'withdrawThreadFlag', method: 'DELETE', path: '/threads/{id}/flags', group: 'threads', summary: 'Takes one’s report of a thread back, while nobody has decided it.', params: byId, ...withdrawn })
export const flagTitle = operation({ id: 'flagTitle', method: 'POST', path: '/threads/{id}/title/flags', group: 'threads', summary: 'Reports the title of a thread, which is never sealed, to the moderators.', params: byId, body: reasons('title'), ...flagged })
export const withdrawTitleFlag = operation({ id: 'withdrawTitleFlag', method: 'DELETE', path: '/threads/{id}/title/flags', group: 'threads', summary: 'Takes one’s report of a title back, while nobody has decided it.', params: byId, ...withdrawn })
export const flagPerson = operation({ id: 'flagPerson', method: 'POST', path: '/users/{handle}/flags', group: 'people', summary: 'Reports a person to the moderators.', params: byHandle, body: reasons('person'), ...flagged })
export const withdrawPersonFlag = operation({ id: 'withdrawPersonFlag', method: 'DELETE', path: '/users/{handle}/flags', group: 'people', summary: 'Takes one’s report of a person back, while nobody has decided it.', params: byHandle, ...withdrawn })
