import { createHash } from 'node:crypto'
import type { Queries } from '@/lib/db/client'
import { lockPost, lockThread } from '@/lib/db/lock'
import { inTransaction, write } from '@/lib/db/transaction'
import { hold, isOnHold, letGo } from '@/lib/events/holds'
import { record } from '@/lib/events/outbox'
import { reopenAfterEdit } from '@/lib/events/queue'
import { SPELLINGS } from '@/lib/film/spellings'
import { once, remember } from '@/lib/http/once'
import { render } from '@/lib/markdown/render'
import { RENDERER_VERSION } from '@/lib/markdown/rendered'
import { sealQuotes } from '@/lib/markdown/seal-quotes'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { indexPost } from '@/lib/search/write'
import type { Reader } from '@/lib/spoilers/reader'
import { formatScope, scopesOf, type Scope } from '@/lib/spoilers/scope'
import { NOTHING_SEEN } from '@/lib/spoilers/seen'
import { TERMS_VERSION } from '@/lib/terms/terms'
import { whyNotReply } from '@/lib/threads/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import { editInput, replyInput, type EditInput, type ReplyInput } from './input'
import { readGiveaways, readQuoted } from './read'
import { fallbackScope, isWatched, tellsMore, whyNotDelete, whyNotEdit, whyNotRestore, wrote } from './rules'

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
  const act = { personId: viewer.personId, route: `reply:${threadId}`, key, body }
  return write(async (tx) => {
    const turn = await once(tx, act)
    if (!turn.first) return turn.sameBody && turn.postId !== null ? done(await placeOf(tx, turn.postId)) : refused('key-reused')
    await lockThread(tx, threadId)
    const thread = await tx.thread.findUnique({ where: { id: threadId }, select: { lockedAt: true, deletedAt: true, lastNumber: true } })
    const why = thread ? whyNotReply(viewer, thread) : 'thread-missing'
    if (why) return refused(why)
    if (body.replyTo !== null && body.replyTo > thread!.lastNumber) return refused('reply-to-unknown', 'replyTo')
    const place = await addPost(tx, { ...body, threadId, authorId: viewer.personId, at })
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
  return write(async (tx) => {
    await lockPost(tx, postId)
    const post = await tx.post.findUnique({ where: { id: postId }, select: { threadId: true, authorId: true, state: true, revision: true, replyTo: true } })
    if (!post) return refused('post-missing')
    const why = whyNotEdit(viewer, post)
    if (why) return refused(why)
    if (post.revision !== revision) return refused('edit-conflict')
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

/** The text of a post in which what it quotes is sealed as it is where it stands. */
async function withQuotesSealed(tx: Queries, { spoiler, ...post }: { threadId: number; replyTo: number | null; body: string; spoiler: Scope | null }): Promise<string> {
  const quoted = await readQuoted(tx, post)
  if (quoted.length === 0) return post.body
  const thread = await tx.thread.findUniqueOrThrow({ where: { id: post.threadId }, select: { spoiler: true, category: { select: { version: true } } } })
  const base = scopesOf(thread.spoiler, spoiler && formatScope(spoiler))
  return sealQuotes(post.body, quoted, { base, fallback: fallbackScope(thread.spoiler, thread.category.version) }).source
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

// Rendering reads what only authors and moderators may: it seals the result again, segment by segment.
const RENDERER: Reader = { seen: NOTHING_SEEN, personId: null, moderating: true }

/** Makes a post's segments from its newest revision and the scopes that lie on it now. To be called in the transaction that changed either. */
export async function renderPost(tx: Queries, postId: number): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({
    where: { id: postId },
    select: { spoiler: true, sealed: true, revision: true, thread: { select: { spoiler: true, category: { select: { version: true } } } } },
  })
  const { source } = await tx.revision.findUniqueOrThrow({ where: { postId_number: { postId, number: post.revision } }, select: { source: true } })
  const cleared = source.for(RENDERER)
  if (cleared.kind === 'withheld') throw new Error('the renderer was refused a source')
  const { segments } = render(cleared.text, {
    base: scopesOf(post.thread.spoiler, post.spoiler, post.sealed),
    fallback: fallbackScope(post.thread.spoiler, post.thread.category.version),
  })
  await tx.segment.deleteMany({ where: { postId } })
  await tx.segment.createMany({
    data: segments.map(({ scopes, ...segment }) => ({ ...segment, postId, scopes: scopes.map(formatScope) })),
  })
  await indexPost(tx, postId, segments)
}

/** Makes the segments of all posts of a thread again, deleted ones included: for whoever changed what lies on the thread, in the same transaction. */
export async function renderThread(tx: Queries, threadId: number): Promise<void> {
  // Whoever edits one of them now waits, and then renders under what lies on the thread by then; whoever adds one waits for the thread.
  const posts = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM "Post" WHERE "threadId" = ${threadId} ORDER BY id FOR UPDATE`
  for (const { id } of posts) await renderPost(tx, id)
}

// What has made the texts that are stored: another renderer, index or list of spellings has to make them again.
const MAKER = `${RENDERER_VERSION}.${TERMS_VERSION}.${createHash('sha256').update(JSON.stringify(SPELLINGS)).digest('hex').slice(0, 12)}`
const REMAKE_LOCK = 7_007_003
// Under a quarter of a second, which is how long an edit of one of them may wait.
const REMADE_AT_ONCE = 20

/**
 * Renders and indexes the next posts that an older version has made; `again`: from the first one, whatever made them. Answers how many it did,
 * `current` when there are none, `busy` when another process is at it. Killed at any time, it goes on where it stopped.
 */
export async function remakePosts({ again = false } = {}): Promise<number | 'current' | 'busy'> {
  return inTransaction(async (tx) => {
    const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${REMAKE_LOCK}::bigint) AS mine`
    if (!turn?.mine) return 'busy'
    const put = (value: string) => tx.setting.upsert({ where: { key: 'texts' }, create: { key: 'texts', value }, update: { value } })
    const { value = '' } = again ? {} : ((await tx.setting.findUnique({ where: { key: 'texts' } })) ?? {})
    if (value === MAKER) return 'current'
    const [maker, last] = value.split(' after ')
    const from = maker === MAKER ? Number(last) : 0
    const posts = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM "Post" WHERE id > ${from} ORDER BY id LIMIT ${REMADE_AT_ONCE} FOR UPDATE`
    for (const { id } of posts) await renderPost(tx, id)
    await put(posts.length > 0 ? `${MAKER} after ${posts.at(-1)!.id}` : MAKER)
    return posts.length > 0 ? posts.length : 'current'
  })
}

async function placeOf(tx: Queries, postId: number): Promise<PostPlace> {
  return tx.post.findUniqueOrThrow({ where: { id: postId }, select: { id: true, threadId: true, number: true } })
}
