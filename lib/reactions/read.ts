import { db } from '@/lib/db/client'
import { whyNotDelete, whyNotEdit, wrote, type PostState } from '@/lib/posts/rules'
import { numbersOn, whyNotEditThread } from '@/lib/threads/rules'
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

interface OverlayRow extends ReactionCounts {
  number: number
  authorId: number | null
  state: PostState['state']
  flagged: boolean
  bookmarked: boolean
  blocked: boolean
  reacted: ReactionKind[]
  threadAuthorId: number | null
  categoryId: number
  lockedAt: Date | null
  deletedAt: Date | null
}

/** What a member may do with each post of a page and has done with it, by number: the private overlay's part about posts. One query. */
export async function readPostOverlay(viewer: Member, threadId: number, page: number): Promise<Record<number, PostOverlay>> {
  const { first, last } = numbersOn(page)
  const { personId } = viewer
  const rows = await db().$queryRaw<OverlayRow[]>`
    SELECT p.number, p."authorId", p.state::text, p.heart, p.tears, p.laugh, p.think,
      EXISTS (SELECT FROM "Flag" f WHERE f."postId" = p.id AND f."personId" = ${personId}) AS flagged,
      EXISTS (SELECT FROM "Bookmark" b WHERE b."personId" = ${personId} AND b."postId" = p.id AND b."removedAt" IS NULL) AS bookmarked,
      EXISTS (SELECT FROM "Block" b WHERE b."personId" = ${personId} AND b."blockedId" = p."authorId") AS blocked,
      ARRAY(SELECT r.kind::text FROM "Reaction" r WHERE r."postId" = p.id AND r."personId" = ${personId}) AS reacted,
      t."authorId" AS "threadAuthorId", t."categoryId", t."lockedAt", t."deletedAt"
    FROM "Post" p JOIN "Thread" t ON t.id = p."threadId"
    WHERE p."threadId" = ${threadId} AND p.number BETWEEN ${first} AND ${last}`
  return Object.fromEntries(rows.map(({ number, flagged, bookmarked, blocked, reacted, heart, tears, laugh, think, threadAuthorId, lockedAt, deletedAt, ...post }) => [
    number,
    {
      own: wrote(viewer, post),
      mayEdit: whyNotEdit(viewer, post) === null,
      mayDelete: whyNotDelete(viewer, post) === null,
      mayModerate: moderatesIn(viewer, post.categoryId),
      flagged,
      mayEditThread: number === 1 && whyNotEditThread(viewer, { categoryId: post.categoryId, authorId: threadAuthorId, lockedAt, deletedAt }) === null,
      counts: { heart, tears, laugh, think },
      reacted,
      bookmarked,
      blocked,
    },
  ]))
}
