import { deletePost } from '@/lib/posts/write'
import type { Member } from '@/lib/viewer/viewer'
import { aReply, aThread, given } from '@/tests/factories'
import { byToken, type Sent } from './asking'
import { LEDGER_EXPECTED, LEDGER_RIGHT } from './right-ledger'
import { WEBHOOKS_EXPECTED, WEBHOOKS_RIGHT } from './right-webhooks'
import { MEMBERS_EXPECTED, MEMBERS_RIGHT } from './right-members'
import { QUEUE_EXPECTED, QUEUE_RIGHT } from './right-queue'
import { READERS_EXPECTED, READERS_RIGHT } from './right-readers'

/** A thread of somebody's with a comment of theirs, and what else an operation may be about. */
export async function aPlace(by: Member) {
  const thread = await aThread({ by, body: 'In the open, and ||in a seal||.' })
  const post = await aReply({ in: thread, by, body: 'A comment, ||sealed||{version=tr-2019} in part.' })
  return { thread, post }
}
type Place = Awaited<ReturnType<typeof aPlace>>

/** For every operation what somebody sends who does it right. `by`: who sends it. */
export const RIGHT: Record<string, (place: Place, by: Member) => Promise<Sent> | Sent> = {
  ...MEMBERS_RIGHT,
  ...READERS_RIGHT,
  ...LEDGER_RIGHT,
  ...QUEUE_RIGHT,
  ...WEBHOOKS_RIGHT,
  listThreads: () => ({ query: { sort: 'new', limit: '5' } }),
  startThread: () => ({ body: { title: 'A thread of a program', category: 'story', body: 'Words and ||more||.', spoiler: { version: 'tr-2019', until: 95 }, tags: ['api'] } }),
  readThread: ({ thread }) => ({ params: { id: thread.id } }),
  changeThread: ({ thread }) => ({ params: { id: thread.id }, headers: { 'if-match': '"1"' }, body: { title: 'Another title for it', reason: 'It says better what it is about.' } }),
  listPosts: ({ thread }) => ({ params: { id: thread.id }, query: { limit: '1' } }),
  reply: ({ thread }) => ({ params: { id: thread.id }, body: { body: 'A comment of a program', replyTo: 1 } }),
  readPost: ({ post }) => ({ params: { id: post.id }, query: { seen: 'tr-2019:whole' } }),
  editPost: ({ post }) => ({ params: { id: post.id }, headers: { 'if-match': '"1"' }, body: { body: 'An edited comment', reason: 'It reads better so.' } }),
  deletePost: ({ post }) => ({ params: { id: post.id } }),
  restorePost: async ({ thread, post }) => {
    given(await deletePost(thread.author, post.id))
    return { params: { id: post.id } }
  },
  readSource: ({ post }) => ({ params: { id: post.id } }),
  flagPost: ({ post }) => ({ params: { id: post.id }, body: { reason: 'spoiler', spoiler: { version: 'kr-2013', until: null }, note: 'It tells the end.' } }),
  readMe: () => ({}),
  readSeen: () => ({}),
  sayWhatWasSeen: () => ({ body: { 'kr-2013': 'whole', 'tr-2019': 95 } }),
  listTokens: () => ({}),
  makeToken: () => ({ body: { name: 'A program', scopes: ['read'], days: 7 } }),
  // Somebody else's: a token that is one's own stands in a test below.
  revokeToken: async ({ thread }) => ({ params: { id: (await byToken('other', thread.author)).id } }),
  listCategories: () => ({}),
  listTags: () => ({}),
  listVersions: () => ({}),
  moderate: ({ thread }) => ({ body: { action: 'lock', target: String(thread.id), reason: 'It had turned into a quarrel.' } }),
}

export const VIEWERS = ['guest', 'newcomer', 'member', 'author', 'moderator', 'admin'] as const
type ViewerKind = (typeof VIEWERS)[number]

/** What everybody is answered. `ok` is the status that the operation has when it is done. */
export const EXPECTED: Record<string, Record<ViewerKind, number | 'ok'> & { elsewhere?: number | 'ok' }> = {
  ...MEMBERS_EXPECTED,
  ...READERS_EXPECTED,
  ...LEDGER_EXPECTED,
  ...QUEUE_EXPECTED,
  ...WEBHOOKS_EXPECTED,
  ...everybody('listThreads', 'readThread', 'listPosts', 'readPost', 'readMe', 'listCategories', 'listTags', 'listVersions'),
  ...everyMember('startThread', 'reply', 'readSeen', 'sayWhatWasSeen', 'listTokens', 'makeToken'),
  changeThread: { guest: 401, newcomer: 403, member: 403, author: 'ok', moderator: 'ok', admin: 'ok' },
  editPost: { guest: 401, newcomer: 403, member: 403, author: 'ok', moderator: 'ok', admin: 'ok' },
  deletePost: { guest: 401, newcomer: 403, member: 403, author: 'ok', moderator: 403, admin: 403 },
  moderate: { guest: 401, newcomer: 403, member: 403, author: 403, moderator: 'ok', admin: 'ok' },
  restorePost: { guest: 401, newcomer: 403, member: 403, author: 'ok', moderator: 403, admin: 403 },
  readSource: { guest: 401, newcomer: 403, member: 403, author: 'ok', moderator: 'ok', admin: 'ok' },
  flagPost: { guest: 401, newcomer: 'ok', member: 'ok', author: 403, moderator: 'ok', admin: 'ok' },
  revokeToken: { guest: 401, newcomer: 404, member: 404, author: 'ok', moderator: 404, admin: 404 },
}

function everybody(...ids: string[]) {
  return Object.fromEntries(ids.map((id) => [id, { guest: 'ok', newcomer: 'ok', member: 'ok', author: 'ok', moderator: 'ok', admin: 'ok' } as const]))
}
function everyMember(...ids: string[]) {
  return Object.fromEntries(ids.map((id) => [id, { guest: 401, newcomer: 'ok', member: 'ok', author: 'ok', moderator: 'ok', admin: 'ok' } as const]))
}

/** Requests that are wrong before any field of them is looked at, and how each is answered. */
export const WRONG: [string, { method?: string; path?: string; type?: string; raw?: string }, number][] = [
  ['no such address', { path: '/nothing', method: 'GET' }, 404], ['a method that there is not', { path: '/threads', method: 'DELETE' }, 405],
  ['another content type', { type: 'text/plain', raw: '{}' }, 415], ['another encoding', { type: 'application/json; charset=latin1', raw: '{}' }, 415],
  ['no content type', { type: '', raw: '{}' }, 415], ['no JSON', { raw: '{"title":' }, 400], ['an empty body', { raw: '' }, 400], ['bytes that are no UTF-8', { raw: '\u0000' }, 400],
  ['a list', { raw: '[]' }, 422], ['a text', { raw: '"words"' }, 422], ['a number', { raw: '1e999' }, 422], ['nesting', { raw: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }, 422],
  ['too much', { raw: JSON.stringify({ body: 'x'.repeat(600_000) }) }, 413], ['a prototype', { raw: '{"__proto__":{"title":"x"},"constructor":1}' }, 422],
]
