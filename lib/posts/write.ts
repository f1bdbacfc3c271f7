import type { Queries } from '@/lib/db/client'
import { lockPost, lockThread } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { hold, isOnHold, letGo } from '@/lib/events/holds'
import { record } from '@/lib/events/outbox'
import { reopenAfterEdit } from '@/lib/events/queue'
import { once, remember } from '@/lib/http/once'
import { refusePictures } from '@/lib/media/rules'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { refusePolls } from '@/lib/polls/write'
import { readOwn } from '@/lib/reading/write'
import { indexPost } from '@/lib/search/write'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { readGiveaways } from '@/lib/texts/read'
import { renderPost, withQuotesSealed } from '@/lib/texts/write'
import { whyNotReply } from '@/lib/threads/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import { editInput, replyInput, type EditInput, type ReplyInput } from './input'
import { isWatched, tellsMore, whyNotDelete, whyNotEdit, whyNotRestore, wrote } from './rules'

/** Where a post is. */
export interface PostPlace {
  id: number
  threadId: number
  number: number
}

interface When {
  /** When it happened; now, unless a history is being brought in. */
  at?: Date
}

/** Comments in a thread. Sent twice (same key, or same words within minutes), it posts once and answers the first. */
export async function reply(viewer: Viewer, threadId: number, raw: ReplyInput, { at }: When = {}): Promise<Outcome<PostPlace>> {
  const input = checked(replyInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  const { key, ...body } = input.value
  const pictures = refusePictures(viewer, body.body)
  if (pictures) return pictures
  const act = { personId: viewer.personId, route: `reply:${threadId}`, key, body }
  return write(async (tx) => {
    const turn = await once(tx, act)
    if (!turn.first) return turn.sameBody && turn.postId !== null ? done(await placeOf(tx, turn.postId)) : refused('key-reused')
    await lockThread(tx, threadId)
    const thread = await tx.thread.findUnique({ where: { id: threadId }, select: { categoryId: true, lockedAt: true, deletedAt: true, lastNumber: true } })
    const why = thread ? whyNotReply(viewer, thread) : 'thread-missing'
    if (why) return refused(why)
    if (body.replyTo !== null && body.replyTo > thread!.lastNumber) return refused('reply-to-unknown', 'replyTo')
    const polls = await refusePolls(tx, null, body.body, at)
    if (polls) return polls
    const place = await addPost(tx, { ...body, threadId, authorId: viewer.personId, at })
    await readOwn(tx, viewer.personId, place)
    await record(tx, { kind: 'post-added', actorId: viewer.personId, threadId, postId: place.id, at })
    if (!at) await holdOrLetGo(tx, viewer, place.id)
    await remember(tx, act, { threadId, postId: place.id })
    return done(place)
  })
}

/**
 * Changes a post's text. Refused as `edit-conflict` when another edit came first: nothing is overwritten unseen.
 */
export async function editPost(viewer: Viewer, postId: number, raw: EditInput): Promise<Outcome<PostPlace>> {
  const input = checked(editInput, raw)
  if (!input.ok) return input
  const { body, spoiler, reason, revision } = input.value
  const pictures = refusePictures(viewer, body)
  if (pictures) return pictures
  return write(async (tx) => {
    await lockPost(tx, postId)
    const post = await tx.post.findUnique({ where: { id: postId }, select: { threadId: true, authorId: true, state: true, revision: true, replyTo: true, thread: { select: { categoryId: true } } } })
    if (!post) return refused('post-missing')
    const why = whyNotEdit(viewer, { ...post, ...post.thread })
    if (why) return refused(why)
    if (post.revision !== revision) return refused('edit-conflict')
    const polls = await refusePolls(tx, postId, body)
    if (polls) return polls
    const source = wrote(viewer, post) ? await withQuotesSealed(tx, { ...post, body, spoiler }) : body
    const before = isWatched(viewer) ? await readGiveaways(tx, postId) : null
    await revise(tx, postId, { body: source, spoiler, reason, editorId: viewer.personId })
    await record(tx, { kind: 'post-edited', actorId: viewer.personId, threadId: post.threadId, postId })
    if (wrote(viewer, post)) {
      await reopenAfterEdit(tx, postId)
      await holdOrLetGo(tx, viewer, postId, before)
    }
    return done(await placeOf(tx, postId))
  })
}

/** Takes a post away from readers; its number stays taken. Deleting the only post of a thread takes the thread as well. */
export async function deletePost(viewer: Viewer, postId: number): Promise<Outcome<PostPlace>> {
  return changeState(viewer, postId, 'deleted')
}

/** Brings a deleted post back, and its thread if that went with it. */
export async function restorePost(viewer: Viewer, postId: number): Promise<Outcome<PostPlace>> {
  return changeState(viewer, postId, 'visible')
}

async function changeState(viewer: Viewer, postId: number, state: 'visible' | 'deleted'): Promise<Outcome<PostPlace>> {
  return write(async (tx) => {
    const found = await tx.post.findUnique({ where: { id: postId }, select: { threadId: true } })
    if (!found) return refused('post-missing')
    // The thread first, as every writer does, so that two can't wait for each other.
    await lockThread(tx, found.threadId)
    await lockPost(tx, postId)
    const post = await tx.post.findUniqueOrThrow({
      where: { id: postId },
      select: { threadId: true, authorId: true, state: true, thread: { select: { posts: true, categoryId: true, deletedAt: true } } },
    })
    const why = (state === 'deleted' ? whyNotDelete : whyNotRestore)(viewer, post)
    if (why) return refused(why)
    await tx.post.update({ where: { id: postId }, data: { state: state === 'visible' && (await isOnHold(tx, postId)) ? 'held' : state } })
    const step = state === 'deleted' ? -1 : 1
    const empty = post.thread.posts + step === 0
    const threads = Number(post.thread.deletedAt !== null) - Number(empty)
    await tx.thread.update({ where: { id: post.threadId }, data: { posts: { increment: step }, deletedAt: empty ? new Date() : null } })
    if (threads !== 0) await tx.category.update({ where: { id: post.thread.categoryId }, data: { threads: { increment: threads } } })
    if (state === 'visible') await indexPost(tx, postId)
    const kind = state === 'deleted' ? 'post-deleted' : 'post-restored'
    await record(tx, { kind, actorId: viewer.personId, threadId: post.threadId, postId })
    return done(await placeOf(tx, postId))
  })
}

/**
 * Holds what a newcomer has written if it gives something away, untagged, that the text `before` did not; lets go of a held post that no longer
 * does. To be called in the transaction of its author's writing, when the text is stored.
 */
export async function holdOrLetGo(tx: Queries, author: Viewer, postId: number, before: Parameters<typeof tellsMore>[0] = null): Promise<void> {
  const { state, ...post } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { id: true, threadId: true, authorId: true, sealed: true, state: true } })
  const held = state === 'held'
  if ((!held && !isWatched(author)) || held === tellsMore(held ? null : before, await readGiveaways(tx, postId))) return
  await (held ? letGo : hold)(tx, post)
  await indexPost(tx, postId)
}

interface NewPost extends When {
  threadId: number
  authorId: number
  body: string
  spoiler: Scope | null
  replyTo?: number | null
  minute?: number | null
}

/** Adds a post under its thread's next number, inside the caller's transaction, which must hold the thread's row or have made it. */
export async function addPost(tx: Queries, { threadId, authorId, body, spoiler, replyTo = null, minute = null, at = new Date() }: NewPost): Promise<PostPlace> {
  const { lastNumber: number } = await tx.thread.update({
    where: { id: threadId },
    data: { lastNumber: { increment: 1 }, posts: { increment: 1 }, lastActivityAt: at },
    select: { lastNumber: true },
  })
  const { id } = await tx.post.create({
    data: { threadId, number, authorId, createdAt: at, spoiler: spoiler && formatScope(spoiler), replyTo, minute },
    select: { id: true },
  })
  const source = await withQuotesSealed(tx, { threadId, replyTo, body, spoiler })
  await tx.revision.create({
    data: { postId: id, number: 1, authorId, editorId: authorId, source, spoiler: spoiler && formatScope(spoiler), createdAt: at },
    select: { id: true },
  })
  await renderPost(tx, id)
  return { id, threadId, number }
}

interface Change {
  body: string
  spoiler: Scope | null
  reason: string | null
  editorId: number | null
}

/** Gives a post a new text, as its next revision, inside the caller's transaction, which must hold the post's row. Answers the revision's number. */
export async function revise(tx: Queries, postId: number, { body, spoiler, reason, editorId }: Change): Promise<number> {
  const scope = spoiler && formatScope(spoiler)
  const { revision, authorId } = await tx.post.update({
    where: { id: postId },
    data: { revision: { increment: 1 }, editedAt: new Date(), spoiler: scope },
    select: { revision: true, authorId: true },
  })
  await tx.revision.create({ data: { postId, number: revision, authorId, editorId, source: body, spoiler: scope, reason }, select: { id: true } })
  await renderPost(tx, postId)
  return revision
}

async function placeOf(tx: Queries, postId: number): Promise<PostPlace> {
  return tx.post.findUniqueOrThrow({ where: { id: postId }, select: { id: true, threadId: true, number: true } })
}
