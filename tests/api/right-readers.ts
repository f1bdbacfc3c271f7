import { editPost } from '@/lib/posts/write'
import type { Member } from '@/lib/viewer/viewer'
import { given } from '@/tests/factories'
import type { Sent } from './asking'

interface Place {
  thread: { id: number; author: Member }
  post: { id: number }
}

/** What somebody sends who does it right, of all that whoever reads asks for. */
export const READERS_RIGHT: Record<string, (place: Place) => Promise<Sent> | Sent> = {
  revealPost: ({ post }) => ({ params: { id: post.id }, body: { all: true } }),
  revealSection: () => ({ params: { section: 'story' }, body: { index: 1 } }),
  quotePost: ({ post }) => ({ params: { id: post.id }, query: { opened: '1', selected: '0-2-24' } }),
  listRevisions: async ({ thread, post }) => {
    given(await editPost(thread.author, post.id, { body: 'A comment, ||sealed|| otherwise.', revision: 1 }))
    return { params: { id: post.id } }
  },
  preview: ({ thread }) => ({ body: { title: 'A title that tells nothing', body: 'Some ||words|| and @nobody', spoiler: { version: 'tr-2019', until: 95 }, category: 'story', thread: thread.id, replyTo: 1 } }),
  search: ({ thread }) => ({ query: { q: 'open', author: thread.author.handle, category: 'story', from: '2020-01-01', limit: '3', seen: 'tr-2019:whole' } }),
  readOverlay: ({ thread }) => ({ params: { id: thread.id }, query: { page: '1' } }),
  readListOverlay: ({ thread }) => ({ query: { threads: `${thread.id},999999`, category: 'story' } }),
  followEvents: ({ thread }) => ({ params: { id: thread.id }, query: { lastEventId: '0' } }),
  readPerson: ({ thread }) => ({ params: { handle: thread.author.handle } }),
  listPostsOf: ({ thread }) => ({ params: { handle: thread.author.handle }, query: { limit: '1', seen: 'tr-2019:whole' } }),
  readFilm: () => ({ query: { seen: 'kr-2013:whole' } }),
}

const everybody = { guest: 'ok', newcomer: 'ok', member: 'ok', author: 'ok', moderator: 'ok', admin: 'ok' } as const

/** What everybody is answered, of all that whoever reads asks for. */
export const READERS_EXPECTED = Object.fromEntries(Object.keys(READERS_RIGHT).map((id) => [id, everybody]))
