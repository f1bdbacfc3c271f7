import type { List } from '@/lib/blocklist/rules'
import { askList, listFor, refuseBlocked } from '@/lib/blocklist/write'
import { db, type Queries } from '@/lib/db/client'
import { lockPlaced, lockPost, takeThread } from '@/lib/db/lock'
import { mergedTo, placesNow } from '@/lib/db/places'
import { storePost } from '@/lib/db/store'
import { write } from '@/lib/db/transaction'
import { hold, isHidden, isHiddenByBan, isOnHold, letGo } from '@/lib/events/holds'
import { logAction } from '@/lib/events/log'
import { record } from '@/lib/events/outbox'
import { putInQueue, reopenAfterEdit } from '@/lib/events/queue'
import { once, remember } from '@/lib/http/once'
import { whyNotSoFast } from '@/lib/http/pace'
import { whyNotExplained } from '@/lib/ledger/input'
import { whyNotReason } from '@/lib/ledger/rules'
import { refusePictures } from '@/lib/media/rules'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { refusePolls } from '@/lib/polls/write'
import { readOwn } from '@/lib/reading/write'
import { indexPost } from '@/lib/search/write'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { lyingIn, readGiveaways, readText, type LyingThread } from '@/lib/texts/read'
import { renderFirst, renderPost, withQuotesSealed } from '@/lib/texts/write'
import { whyNotReply } from '@/lib/threads/rules'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { editInput, replyInput, type EditInput, type ReplyInput } from './input'
import { isWatched, tellsMore, whyNotDelete, whyNotEdit, whyNotPost, whyNotRestore, wrote, type PostState } from './rules'

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

/**
 * Comments in a thread. Sent twice (same key, or same words within minutes), it posts once and answers the first. Where the thread was merged into
 * another while somebody wrote, they comment there.
 */
export async function reply(viewer: Viewer, threadId: number, raw: ReplyInput, when: When = {}): Promise<Outcome<PostPlace>> {
  const outcome = await replyIn(viewer, threadId, raw, when)
  if (outcome.ok || outcome.refusals[0].reason !== 'thread-missing') return outcome
  const there = await mergedTo(db(), threadId)
  if (there === threadId) return outcome
  const answered = raw.replyTo == null ? null : [...(await placesNow(db(), [{ threadId, number: raw.replyTo }])).values()][0]
  return replyIn(viewer, there, { ...raw, replyTo: answered?.threadId === there ? answered.number : null }, when)
}

async function replyIn(viewer: Viewer, threadId: number, raw: ReplyInput, { at }: When): Promise<Outcome<PostPlace>> {
  const input = checked(replyInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  const { key, ...body } = input.value
  const paused = whyNotPost(viewer, body.body)
  if (paused) return refusedAll([paused])
  const pictures = refusePictures(viewer, body.body)
  if (pictures) return pictures
  const act = { personId: viewer.personId, route: `reply:${threadId}`, key, body }
  return write(async (tx) => {
    const turn = await once(tx, act)
    if (!turn.first) return turn.sameBody && turn.postId !== null ? done(await placeOf(tx, turn.postId)) : refused('key-reused')
    const paced = at ? null : await whyNotSoFast(viewer)
    if (paced) return refusedAll([paced])
    // What does not depend on the thread comes before its row is held: others wait for that, one after another.
    const list = at ? null : await listFor(tx, viewer)
    const barred = (await refusePolls(tx, null, body.body, at)) ?? refuseBlocked(list, body)
    const thread = await takeThread(tx, threadId)
    if (!thread) return refused('thread-missing')
    const why = whyNotReply(viewer, thread)
    if (why) return refused(why)
    if (body.replyTo !== null && body.replyTo > thread.lastNumber) return refused('reply-to-unknown', 'replyTo')
    if (barred) return barred
    // A comment is not found by its thread's title.
    const place = await addPost(tx, { ...body, thread: { ...thread, id: threadId, title: '' }, authorId: viewer.personId, at })
    const happened = { kind: 'post-added', actorId: viewer.personId, threadId, postId: place.id, at } as const
    await record(tx, happened, [readOwn(viewer.personId, place), remember(act, { threadId, postId: place.id })])
    if (!at) await holdOrLetGo(tx, viewer, { ...place, ...justPosted(viewer) }, list)
    return done(place)
  })
}

/**
 * Changes a post's text. Refused as `edit-conflict` when another edit came first: nothing is overwritten unseen.
 */
export async function editPost(viewer: Viewer, postId: number, raw: EditInput): Promise<Outcome<PostPlace>> {
  const input = checked(editInput, raw)
  if (!input.ok) return input
  const { body, spoiler, reason, canned, revision } = input.value
  const paused = whyNotPost(viewer, body)
  if (paused) return refusedAll([paused])
  const pictures = refusePictures(viewer, body)
  if (pictures) return pictures
  return write(async (tx) => {
    await lockPost(tx, postId)
    const post = await tx.post.findUnique({ where: { id: postId }, select: { threadId: true, id: true, authorId: true, state: true, sealed: true, revision: true, replyTo: true, replyThreadId: true, thread: { select: { categoryId: true } } } })
    if (!post) return refused('post-missing')
    const why = whyNotEdit(viewer, { ...post, ...post.thread })
    if (why) return refused(why)
    if (post.revision !== revision) return refused('edit-conflict')
    const was = (await readText(tx, postId)).source
    const list = await listFor(tx, viewer)
    const barred = (await refusePolls(tx, postId, body)) ?? refuseBlocked(list, { body }, { body: was })
    if (barred) return barred
    const explained = { canned, reason: reason ?? '' }
    const unexplained = wrote(viewer, post) ? null : whyNotExplained('edit', explained) ?? whyNotReason(explained.reason, `${was}\n${body}`, null)
    if (unexplained) return refusedAll([unexplained])
    const source = wrote(viewer, post) ? await withQuotesSealed(tx, { ...post, threadId: post.replyThreadId ?? post.threadId, body, spoiler }, post.threadId) : body
    const before = isWatched(viewer) ? await readGiveaways(tx, postId) : null
    const made = await revise(tx, postId, { body: source, spoiler, reason, editorId: viewer.personId })
    await record(tx, { kind: 'post-edited', actorId: viewer.personId, threadId: post.threadId, postId })
    if (!wrote(viewer, post)) await logAction(tx, post, { kind: 'edit', actorId: viewer.personId, ...explained, scope: post.sealed, revision: made, priorRevision: revision })
    if (wrote(viewer, post)) {
      await reopenAfterEdit(tx, postId)
      await holdOrLetGo(tx, viewer, post, list, { giveaways: before, source: was })
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
    if (!(await lockPlaced(tx, postId))) return refused('post-missing')
    const post = await tx.post.findUniqueOrThrow({
      where: { id: postId },
      select: { id: true, threadId: true, authorId: true, state: true, removedAt: true, thread: { select: { posts: true, categoryId: true, deletedAt: true } } },
    })
    const why = (state === 'deleted' ? whyNotDelete : whyNotRestore)(viewer, post)
    if (why) return refused(why)
    await setState(tx, viewer.personId, post, state)
    return done(await placeOf(tx, postId))
  })
}

interface Standing {
  id: number
  threadId: number
  thread: { posts: number; categoryId: number; deletedAt: Date | null }
}

/**
 * Takes a post away from readers, or gives it back to them; with the last one that can be read its thread goes, and comes back with it.
 * `removedAt`: a moderator takes it away. In the caller's transaction, which must hold the thread's row and the post's.
 */
export async function setState(tx: Queries, actorId: number | null, { id, threadId, thread }: Standing, state: 'visible' | 'deleted', removedAt: Date | null = null): Promise<void> {
  const waits = state === 'visible' && ((await isOnHold(tx, id)) || (await isHiddenByBan(tx, id)))
  await tx.post.update({ where: { id }, data: { state: waits ? 'held' : state, removedAt } })
  const step = state === 'deleted' ? -1 : 1
  const empty = thread.posts + step === 0
  const threads = Number(thread.deletedAt !== null) - Number(empty)
  await tx.thread.update({ where: { id: threadId }, data: { posts: { increment: step }, deletedAt: empty ? new Date() : null } })
  if (threads !== 0) await tx.category.update({ where: { id: thread.categoryId }, data: { threads: { increment: threads } } })
  if (state === 'visible') await indexPost(tx, id)
  await record(tx, { kind: state === 'deleted' ? 'post-deleted' : 'post-restored', actorId, threadId, postId: id })
}

/** What decides whether a post is held, or let go, as its author's writing left it. */
interface Writing extends PostState {
  id: number
  threadId: number
  sealed: string | null
}

/** What is so of every post when its author has just made it. */
export function justPosted({ personId }: Member) {
  return { authorId: personId, sealed: null, state: 'visible' } as const
}

/**
 * Holds what a newcomer has written if it gives something away, untagged, that the text `before` did not (what it gave away, where that is asked, and
 * its Markdown), and what anybody has if the list of blocked words says so of what was not there; lets go of a held post of which neither is so any more. To be called in the transaction of its author's
 * writing, when the text is stored.
 */
export async function holdOrLetGo(tx: Queries, author: Viewer, { state, ...post }: Writing, list: List | null, before: { giveaways: Parameters<typeof tellsMore>[0]; source: string } | null = null): Promise<void> {
  const { id } = post
  const held = state === 'held'
  if (held && (await isHidden(tx, id))) return putInQueue(tx, id)
  const listed = await askList(tx, list, id, held ? null : (before?.source ?? null))
  const tells = (held || isWatched(author)) && tellsMore(held ? null : (before?.giveaways ?? null), await readGiveaways(tx, id))
  if (held !== (tells || listed.hold)) {
    await (held ? letGo(tx, post) : hold(tx, post, tells ? 'radar' : 'listed'))
    await indexPost(tx, id)
  }
  if (listed.flag) await putInQueue(tx, id, { listed: true })
}

interface NewPost extends When {
  thread: LyingThread & { id: number; categoryId: number; title: string }
  authorId: number
  body: string
  spoiler: Scope | null
  replyTo?: number | null
  minute?: number | null
}

/** Adds a post under its thread's next number, inside the caller's transaction, which must hold the thread's row or have made it. */
export async function addPost(tx: Queries, { thread, authorId, body, spoiler, replyTo = null, minute = null, at = new Date() }: NewPost): Promise<PostPlace> {
  const source = await withQuotesSealed(tx, { threadId: thread.id, replyTo, body, spoiler })
  const scope = spoiler && formatScope(spoiler)
  const stored = await storePost(tx, { threadId: thread.id, authorId, at, spoiler: scope, replyTo, minute, source })
  if (!stored) throw new Error(`there is no thread ${thread.id}`)
  const place = { ...stored, threadId: thread.id }
  const about = [thread.version, thread.spoiler, scope].filter((one) => one !== null)
  await renderFirst(tx, { ...place, authorId, createdAt: at, categoryId: thread.categoryId, title: thread.title, about }, { source, lying: lyingIn(thread, spoiler) })
  return place
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
  const { authorId } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { authorId: true } })
  const { revision } = await tx.post.update({
    where: { id: postId },
    data: { revision: { increment: 1 }, editedAt: new Date(), editedByModerator: editorId !== authorId, spoiler: scope },
    select: { revision: true },
  })
  await tx.revision.create({ data: { postId, number: revision, authorId, editorId, source: body, spoiler: scope, reason }, select: { id: true } })
  await renderPost(tx, postId)
  return revision
}

async function placeOf(tx: Queries, postId: number): Promise<PostPlace> {
  return tx.post.findUniqueOrThrow({ where: { id: postId }, select: { id: true, threadId: true, number: true } })
}
