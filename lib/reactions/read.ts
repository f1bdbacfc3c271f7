import { db, sql } from '@/lib/db/client'
import { whyNotDelete, whyNotEdit, wrote, type PostState } from '@/lib/posts/rules'
import { numbersOn, whyNotEditThread, type ThreadState } from '@/lib/threads/rules'
import type { PostOverlay } from '@/lib/threads/view'
import { moderatesIn, type Member, type Viewer } from '@/lib/viewer/viewer'
import { whyNotReact, type ReactionCounts, type ReactionKind } from './rules'
import type { ReactingView } from './view'

/** A post's reactions, and what this viewer has to do with them; null when there is no such post. */
export async function readReactions(viewer: Viewer, postId: number): Promise<ReactingView | null> {
  const post = await db().post.findUnique({
    where: { id: postId },
    select: { threadId: true, number: true, authorId: true, state: true, heart: true, tears: true, laugh: true, think: true, thread: { select: { deletedAt: true } } },
  })
  if (!post) return null
  const { threadId, number, heart, tears, laugh, think } = post
  const own = viewer.kind === 'guest' ? [] : await db().reaction.findMany({ where: { postId, personId: viewer.personId }, select: { kind: true } })
  return { threadId, number, counts: { heart, tears, laugh, think }, own: own.map(({ kind }) => kind), whyNot: whyNotReact(viewer, post) }
}

/** A post of a page, and what somebody has done with it, as `postOverlayOf` reads it. */
export interface PostOverlayRow extends ReactionCounts {
  number: number
  authorId: number | null
  state: PostState['state']
  flagged: boolean
  bookmarked: boolean
  blocked: boolean
  reacted: ReactionKind[]
}

/** The posts of a page with what a member has done with each, as a part of a query: a list of rows in JSON. */
export function postOverlayOf({ personId }: Member, threadId: number, page: number) {
  const { first, last } = numbersOn(page)
  return sql`(SELECT coalesce(json_agg(o), '[]') FROM (
    SELECT p.number, p."authorId", p.state::text, p.heart, p.tears, p.laugh, p.think,
      EXISTS (SELECT FROM "Flag" f WHERE f."postId" = p.id AND f."personId" = ${personId}) AS flagged,
      EXISTS (SELECT FROM "Bookmark" b WHERE b."personId" = ${personId} AND b."postId" = p.id AND b."removedAt" IS NULL) AS bookmarked,
      EXISTS (SELECT FROM "Block" b WHERE b."personId" = ${personId} AND b."blockedId" = p."authorId") AS blocked,
      ARRAY(SELECT r.kind::text FROM "Reaction" r WHERE r."postId" = p.id AND r."personId" = ${personId}) AS reacted
    FROM "Post" p WHERE p."threadId" = ${threadId} AND p.number BETWEEN ${first} AND ${last}) o)`
}

/** What a member may do with each post of a page and has done with it, by number: the private overlay's part about posts. */
export function postOverlays(viewer: Member, thread: ThreadState & { authorId: number | null }, rows: readonly PostOverlayRow[]): Record<number, PostOverlay> {
  const mayModerate = moderatesIn(viewer, thread.categoryId)
  const mayEditThread = whyNotEditThread(viewer, thread) === null
  return Object.fromEntries(rows.map(({ number, flagged, bookmarked, blocked, reacted, heart, tears, laugh, think, ...row }) => {
    const post = { ...row, categoryId: thread.categoryId }
    return [number, {
      own: wrote(viewer, post),
      mayEdit: whyNotEdit(viewer, post) === null,
      mayDelete: whyNotDelete(viewer, post) === null,
      mayModerate,
      flagged,
      mayEditThread: number === 1 && mayEditThread,
      counts: { heart, tears, laugh, think },
      reacted,
      bookmarked,
      blocked,
    }]
  }))
}
