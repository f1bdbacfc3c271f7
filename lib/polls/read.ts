import { db } from '@/lib/db/client'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { Viewer } from '@/lib/viewer/viewer'
import { closingTime, isClosed } from './rules'
import { pollColumns, pollView, type PollView } from './view'

/** A post as somebody gets it. */
interface Shown {
  id: number
  segments: readonly { html: Cleared<'html'> | Withheld }[]
}

// As the renderer writes them.
const POLL = /<div data-poll="(\d+)" data-choice="(?:one|many)"(?: data-until="([\d-]+)")?>/g

/** The polls in what somebody may read of a post: their indexes, and their last day. */
function pollsShown({ segments }: Shown): { index: number; until: string | null }[] {
  return segments.flatMap(({ html }) => (html.kind === 'withheld' ? [] : Array.from(html.text.matchAll(POLL), ([, index, until]) => ({ index: Number(index), until: until ?? null }))))
}

/** Posts with the results of those of their polls that are closed: the same for everybody. One query, and none where no poll is closed. */
export async function withClosedPolls<P extends Shown>(posts: P[]): Promise<(P & { polls?: PollView[] })[]> {
  const closed = posts.flatMap((post) => pollsShown(post).flatMap(({ index, until }) => (isClosed({ closesAt: closingTime(until) }) ? [{ postId: post.id, index }] : [])))
  if (closed.length === 0) return posts
  const rows = await db().poll.findMany({ where: { OR: closed }, select: { postId: true, ...pollColumns } })
  return posts.map((post) => {
    const polls = rows.flatMap((row) => (row.postId === post.id ? [pollView(row, null)] : []))
    return polls.length > 0 ? { ...post, polls } : post
  })
}

/** The polls of a post that this viewer may know of: those in what they may read of it, and those in which they have voted. */
export async function readPolls(viewer: Viewer, post: Shown): Promise<PollView[]> {
  const shown = new Set(pollsShown(post).map(({ index }) => index))
  const votes = { where: { personId: viewer.personId ?? 0 }, select: { options: true } }
  const rows = await db().poll.findMany({ where: { postId: post.id, there: true }, select: { ...pollColumns, votes }, orderBy: { index: 'asc' } })
  return rows.flatMap(({ votes: [own], ...row }) => (own || shown.has(row.index) ? [pollView(row, own?.options ?? null, !shown.has(row.index))] : []))
}

/** Where the post of a poll is; null: there is no such poll. */
export async function pollPlace(_viewer: Viewer, postId: number, index: number): Promise<{ threadId: number; number: number } | null> {
  const poll = await db().poll.findUnique({ where: { postId_index: { postId, index } }, select: { post: { select: { threadId: true, number: true } } } })
  return poll?.post ?? null
}
