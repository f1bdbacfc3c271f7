import { db } from '@/lib/db/client'
import { PNG_DOT } from './dot'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aReply } from '@/tests/factories'
import type { Sent } from './asking'

interface Place {
  thread: { id: number; author: Member }
  post: { id: number }
}

/** A comment with a poll in it, and which. */
async function aPoll({ thread }: Place): Promise<{ id: number; index: number }> {
  const { id } = await aReply({ in: thread, by: thread.author, body: ':::poll\n- The father\n- The daughter\n:::' })
  return { id, index: (await db().poll.findFirstOrThrow({ where: { postId: id } })).index }
}

/** What somebody sends who does it right, of all that is a member's own. `by`: who sends it. */
export const MEMBERS_RIGHT: Record<string, (place: Place, by: Member) => Promise<Sent> | Sent> = {
  changeMe: () => ({ body: { name: 'Another name', locale: 'ko', opens: 'ask', showsSeen: true, quiet: ['reply', 'mention'] } }),
  leave: async (_, by) => {
    await aMember({ standing: 'admin' })
    return { body: { posts: 'remove', handle: by.handle } }
  },
  exportMe: () => ({}),
  namePeople: ({ thread }) => ({ query: { q: 'm', thread: String(thread.id) } }),
  listNotices: () => ({ query: { limit: '2' } }),
  markNoticesRead: () => ({ body: { upTo: 999_999 } }),
  listBookmarks: () => ({ query: { limit: '2' } }),
  keepPost: ({ post }) => ({ params: { id: post.id }, body: { note: 'To read again', remindAt: new Date(Date.now() + 86_400_000).toISOString() } }),
  keepPostNoLonger: ({ post }) => ({ params: { id: post.id } }),
  followThread: ({ thread }) => ({ params: { id: thread.id }, body: { level: 'mute' } }),
  followCategory: () => ({ params: { slug: 'story' }, body: { level: 'follow' } }),
  keepReading: ({ thread }) => ({ body: { items: [{ threadId: String(thread.id), readTo: 2 }] } }),
  readDraft: ({ thread }) => ({ params: { place: `reply-${thread.id}` } }),
  saveDraft: ({ thread }) => ({ params: { place: `reply-${thread.id}` }, body: { title: '', body: 'Not yet posted', fields: { version: 'tr-2019' }, base: null } }),
  dropDraft: ({ thread }) => ({ params: { place: `reply-${thread.id}` } }),
  listPolls: async (place) => ({ params: { id: (await aPoll(place)).id } }),
  vote: async (place) => ({ params: { ...(await aPoll(place)) }, body: { options: [1] } }),
  withdrawVote: async (place) => ({ params: { ...(await aPoll(place)) } }),
  react: ({ post }) => ({ params: { id: post.id, kind: 'heart' } }),
  reactNoLonger: ({ post }) => ({ params: { id: post.id, kind: 'tears' } }),
  sendImage: () => ({ form: { description: 'A dot', file: PNG_DOT } }),
}

const everybody = { guest: 'ok', newcomer: 'ok', member: 'ok', author: 'ok', moderator: 'ok', admin: 'ok' } as const
const members = { ...everybody, guest: 401 } as const
const others = { ...members, author: 403 } as const

/** What everybody is answered, of all that is a member's own. */
export const MEMBERS_EXPECTED = {
  changeMe: members, leave: members, exportMe: members, namePeople: members, listNotices: members, markNoticesRead: members, listBookmarks: members, keepPost: members, keepPostNoLonger: members,
  followThread: members, followCategory: members, keepReading: members, readDraft: members, saveDraft: members, dropDraft: members, listPolls: everybody, vote: members, withdrawVote: members,
  // Nobody reacts to what they wrote themselves.
  react: others, reactNoLonger: others, sendImage: members,
} as const
