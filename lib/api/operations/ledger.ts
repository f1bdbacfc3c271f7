import { z } from 'zod'
import { appealInput, VERDICTS } from '@/lib/appeals/input'
import { byId, pageFields } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, person, scope } from '@/lib/api/shapes'
import { LOGGED_KINDS } from '@/lib/ledger/input'
import { DOERS, LOG_PERIODS } from '@/lib/ledger/rules'

const id = z.string().regex(/^[1-9]\d{0,8}$/)
const kind = z.enum(LOGGED_KINDS as [string, ...string[]])

/** An entry of the public log. */
const entry = z.strictObject({
  id,
  url: z.string(),
  kind,
  createdAt: z.iso.datetime(),
  by: z.enum(DOERS).describe('By role: a moderator, the weight of members’ reports, or the radar.'),
  actor: person.nullable().describe('Who, on a forum whose log names moderators.'),
  scope: scope.nullable(),
  reason: z.string().describe('Why, in English.'),
  canned: z.string().nullable().describe('The canned reason in it, by its key.'),
  about: z.strictObject({ threadId: id, title: z.string(), number: z.int().min(1).nullable().describe('Null: the thread itself.'), url: z.string() }).nullable().describe('Null: about a person, or a thread that was removed.'),
  undoes: id.nullable(),
  undoneBy: id.nullable(),
  decides: id.nullable().describe('The entry whose appeal this one decides.'),
  appeal: z.enum(['upheld', 'overturned']).nullable().describe('How an appeal against it was decided.'),
}).meta({ id: 'LogEntry' })

export const readLog = operation({
  id: 'readLog', method: 'GET', path: '/moderation/log', group: 'moderation', summary: 'The public moderation log, the newest first.',
  about: 'Every act of moderation with its reason. It holds nothing of what posts say, and not who reported. Entries are never changed or removed.',
  query: z.strictObject({
    act: kind.optional().describe('What was done.'),
    category: z.string().regex(/^[a-z0-9-]{1,40}$/).optional().describe('Where, by the category’s slug.'),
    period: z.enum(LOG_PERIODS).optional().describe('How far back.'),
    by: z.enum(DOERS).optional(),
    ...pageFields,
  }),
  answer: list(entry),
})

const outcome = z.enum(['upheld', 'overturned']).nullable()

export const appeal = operation({
  id: 'appeal', method: 'POST', path: '/moderation/actions/{id}/appeal', group: 'moderation', summary: 'Says something against a decision, once, by whom it concerns.',
  about: 'Another moderator decides it. What is said here is read by its author and by moderators.',
  by: 'members', params: byId, body: appealInput, answer: z.strictObject({ id, url: z.string() }), status: 201, refuses: [403, 404, 409], location: ({ url }) => url,
})

export const listAppeals = operation({
  id: 'listAppeals', method: 'GET', path: '/moderation/appeals', group: 'moderation', summary: 'Appeals before the moderators: those that wait, the oldest first; or those that were decided, the newest first.',
  scope: 'moderate', by: 'moderators', refuses: [403],
  query: z.strictObject({ state: z.enum(['open', 'decided']).default('open'), ...pageFields }),
  answer: list(z.strictObject({
    id, action: entry, by: person.nullable(), createdAt: z.iso.datetime(), text: z.string(), outcome, decision: id.nullable().describe('The entry of the log that says how it was decided.'),
    yours: z.boolean().describe('Whether whoever asks may decide it.'),
  }).meta({ id: 'Appeal' })),
})

export const decideAppeal = operation({
  id: 'decideAppeal', method: 'POST', path: '/moderation/appeals/{id}', group: 'moderation', summary: 'Decides an appeal: the decision stands, is undone, or was put right by hand.',
  about: 'By another moderator than the one who acted, where there is one about. `by-hand` is for what cannot be undone exactly, which `overturn` refuses and says why.',
  scope: 'moderate', by: 'moderators', params: byId,
  body: z.strictObject({ decision: z.enum(VERDICTS, 'act-missing'), canned: z.string().nullable().default(null), reason: z.string().default('') }),
  answer: z.strictObject({ id: id.describe('The entry of the public log.'), url: z.string() }), refuses: [403, 404, 409],
})
