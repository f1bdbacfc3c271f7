import { flagsTitle, listFor, refuseBlocked } from '@/lib/blocklist/write'
import { db, type Queries } from '@/lib/db/client'
import { lockThread } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { logThreadAction, standingThreadActions, type ActionKind, type ThreadActionKind } from '@/lib/events/log'
import { record } from '@/lib/events/outbox'
import { putTargetInQueue } from '@/lib/events/queue'
import { followOwn } from '@/lib/follows/write'
import { once, remember } from '@/lib/http/once'
import { whyNotSoFast } from '@/lib/http/pace'
import { refusePictures } from '@/lib/media/rules'
import { whyNotExplained } from '@/lib/ledger/input'
import { whyNotTitleReason } from '@/lib/ledger/rules'
import { whyNotUndo } from '@/lib/moderation/rules'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { refusePolls } from '@/lib/polls/write'
import { whyNotPost } from '@/lib/posts/rules'
import { addPost, holdOrLetGo, justPosted } from '@/lib/posts/write'
import { readOwn } from '@/lib/reading/write'
import { indexPost } from '@/lib/search/write'
import { READS_ALL } from '@/lib/spoilers/reader'
import { formatScope, includesScopes, parseScopes } from '@/lib/spoilers/scope'
import { renderThread } from '@/lib/texts/write'
import { moderatesIn, type Member, type Viewer } from '@/lib/viewer/viewer'
import { editThreadInput, threadInput, type EditThreadInput, type ThreadInput } from './input'
import { changesOf, FIELD_OF, heldAmong, slugOf, spoilsAsTitle, whyNotEditThread, whyNotStart, type ThreadFace } from './rules'

/** Where a thread is. */
export interface ThreadPlace { id: number; slug: string }

/** Starts a thread with its opening post. Sent twice, it starts one and answers the first. `at` is for histories that are brought in. */
export async function startThread(viewer: Viewer, raw: ThreadInput, { at }: { at?: Date } = {}): Promise<Outcome<ThreadPlace>> {
  const input = checked(threadInput, raw)
  if (!input.ok) return input
  const why = whyNotStart(viewer)
  if (viewer.kind === 'guest' || why) return refused(why ?? 'signed-out')
  const { key, titleSure, ...thread } = input.value
  const paused = whyNotPost(viewer, thread.body)
  if (paused) return refusedAll([paused])
  const pictures = refusePictures(viewer, thread.body)
  if (pictures) return pictures
  if (!at && !titleSure && spoilsAsTitle(thread.title)) return refused('title-spoils', 'title')
  const act = { personId: viewer.personId, route: 'thread', key, body: thread }
  return write(async (tx) => {
    const turn = await once(tx, act)
    if (!turn.first) {
      if (!turn.sameBody || turn.threadId === null) return refused('key-reused')
      return done(await tx.thread.findUniqueOrThrow({ where: { id: turn.threadId }, select: { id: true, slug: true } }))
    }
    const paced = at ? null : await whyNotSoFast(viewer)
    if (paced) return refusedAll([paced])
    const category = await tx.category.findUnique({ where: { slug: thread.category }, select: { id: true, version: true } })
    if (!category) return refused('category-unknown', 'category')
    const list = at ? null : await listFor(tx, viewer)
    const barred = (await refusePolls(tx, null, thread.body, at)) ?? refuseBlocked(list, thread)
    if (barred) return barred
    const tags = await tagsOf(tx, thread.tags)
    const { title } = thread
    const spoiler = thread.spoiler && formatScope(thread.spoiler)
    const place = await tx.thread.create({
      data: {
        title, slug: slugOf(title), categoryId: category.id, authorId: viewer.personId, spoiler, createdAt: at, lastActivityAt: at,
        tags: { create: tags.map(({ id: tagId }) => ({ tagId })) },
      },
      select: { id: true, slug: true },
    })
    await tx.category.update({ where: { id: category.id }, data: { threads: { increment: 1 } }, select: { id: true } })
    const post = await addPost(tx, { thread: { id: place.id, title, spoiler, version: category.version, categoryId: category.id }, authorId: viewer.personId, body: thread.body, spoiler: null, at })
    await followOwn(tx, viewer.personId, place.id)
    const happened = { kind: 'thread-started', actorId: viewer.personId, threadId: place.id, postId: post.id, at } as const
    await record(tx, happened, [readOwn(viewer.personId, post), remember(act, { threadId: place.id, postId: post.id })])
    if (!at) await holdOrLetGo(tx, viewer, { ...post, ...justPosted(viewer) }, list)
    return done(place)
  })
}

/** Counts the posts of each category anew: a figure, so it may be some minutes old, and nobody who writes waits for another's category. */
export async function countPosts(): Promise<void> {
  await db().$executeRaw`
    UPDATE "Category" c SET posts = counted.posts
    FROM (SELECT "categoryId", sum(posts)::int AS posts FROM "Thread" WHERE "deletedAt" IS NULL GROUP BY "categoryId") counted
    WHERE c.id = counted."categoryId" AND c.posts <> counted.posts`
}

async function tagsOf(tx: Queries, slugs: readonly string[]): Promise<{ id: number }[]> {
  // In one order for all, so that two who bring the same new tags cannot wait for each other.
  await tx.tag.createMany({ data: [...slugs].sort().map((slug) => ({ slug })), skipDuplicates: true })
  return tx.tag.findMany({ where: { slug: { in: [...slugs] } }, select: { id: true } })
}

// All posts are rendered again: some milliseconds each, and a thread may have thousands.
const EDIT_MS = 120_000

/**
 * Changes a thread's title, category, scope and tags, and seals its posts anew, all in one transaction. Its author does so, and a moderator,
 * whose changes stand in the public log, one entry each, with a reason. Refused as `thread-conflict` when another edit came first, as
 * `thread-held` where a moderator has set it, and as `loosens-others` where an author would open what somebody else wrote.
 */
export async function editThread(viewer: Viewer, id: number, raw: EditThreadInput): Promise<Outcome<ThreadPlace>> {
  const input = checked(editThreadInput, raw)
  if (!input.ok) return input
  const paused = whyNotPost(viewer, '')
  if (paused) return refusedAll([paused])
  const { title, titleSure, category, spoiler, tags, revision, ...why } = input.value
  return write(async (tx) => {
    const thread = await heldThread(tx, id)
    if (!thread) return refused('thread-missing')
    const refusedTo = whyNotEditThread(viewer, thread)
    if (viewer.kind === 'guest' || refusedTo) return refused(refusedTo ?? 'signed-out')
    if (thread.revision !== revision) return refused('thread-conflict')
    const found = category === undefined ? { id: thread.categoryId } : await tx.category.findUnique({ where: { slug: category }, select: { id: true } })
    if (!found) return refused('category-unknown', 'category')
    const face: ThreadFace = {
      title: title ?? thread.title,
      categoryId: found.id,
      spoiler: spoiler === undefined ? thread.spoiler : spoiler && formatScope(spoiler),
      tagIds: tags === undefined ? thread.tagIds : (await tagsOf(tx, tags)).map((tag) => tag.id),
    }
    const changes = changesOf(thread, face)
    if (changes.length === 0) return done({ id, slug: thread.slug })
    if (!titleSure && changes.includes('retitle') && spoilsAsTitle(face.title)) return refused('title-spoils', 'title')
    // Moderators edit their own threads as everybody does, unless they say why.
    const own = thread.authorId === viewer.personId && !(moderatesIn(viewer, thread.categoryId) && (why.canned !== null || why.reason !== ''))
    const refusal = own ? await whyNotOwn(tx, thread, face, changes) : whyNotExplained(changes[0]!, why) ?? whyNotTitleReason(why.reason, thread.title, face.title)
    if (refusal) return refusedAll([refusal])
    const list = await listFor(tx, viewer)
    const blocked = refuseBlocked(list, { title: face.title }, { title: thread.title })
    if (blocked) return blocked
    const place = await put(tx, thread, face, viewer, !own)
    if (!place.ok) return place
    if (flagsTitle(list, face.title, thread.title)) await putTargetInQueue(tx, { kind: 'title', id }, { listed: true })
    await record(tx, { kind: 'thread-edited', actorId: viewer.personId, threadId: id, postId: thread.openingId })
    if (!own) for (const kind of changes) await logChange(tx, viewer, thread, face, kind, { kind, ...why })
    return place
  }, { timeout: EDIT_MS })
}

async function whyNotOwn(tx: Queries, thread: HeldThread, face: ThreadFace, changes: readonly ThreadActionKind[]) {
  const standing = await standingThreadActions(tx, thread.id)
  const [held] = heldAmong(changes, new Set(standing.map(({ kind }) => kind as ThreadActionKind)), thread, face)
  return held === undefined ? null : { reason: 'thread-held' as const, field: FIELD_OF[held] }
}

interface Undone {
  id: number
  threadId: number
  kind: ActionKind
  revision: number | null
  priorRevision: number | null
}

/** Takes back what a moderator changed of a thread, and nothing else; `changed-since` when it is no longer as the action left it. */
export async function undoThreadAction(tx: Queries, viewer: Member, action: Undone, why: { canned: string | null; reason: string }): Promise<Outcome<{ actionId: number }>> {
  const thread = await heldThread(tx, action.threadId)
  if (!thread || thread.deletedAt) return refused('thread-missing')
  const [left, before] = [await faceAt(tx, thread, action.revision), await faceAt(tx, thread, action.priorRevision)]
  const standing = await standingThreadActions(tx, thread.id)
  const kind = action.kind as ThreadActionKind
  const refusal = whyNotUndo(viewer, {
    categoryId: thread.categoryId,
    kind: action.kind,
    undone: !standing.some(({ id }) => id === action.id),
    followed: standing.some((other) => other.id > action.id && other.kind === kind),
    rewritten: changesOf(thread, left).includes(kind),
  })
  if (refusal) return refused(refusal)
  const { title, categoryId, spoiler, tagIds } = thread
  const face = { title, categoryId, spoiler, tagIds, ...restored(kind, before) }
  const quotes = whyNotTitleReason(why.reason, title, face.title)
  if (quotes) return refusedAll([quotes])
  const place = await put(tx, thread, face, viewer, true)
  if (!place.ok) return place
  return done({ actionId: await logChange(tx, viewer, thread, face, kind, { kind: 'undo', undoesId: action.id, ...why }) })
}

function restored(kind: ThreadActionKind, { title, categoryId, spoiler, tagIds }: ThreadFace): Partial<ThreadFace> {
  return { retitle: { title }, move: { categoryId }, 'rescope-thread': { spoiler }, retag: { tagIds } }[kind]
}

type HeldThread = NonNullable<Awaited<ReturnType<typeof heldThread>>>

/** A thread as it is before an edit, its row held until the transaction ends. */
async function heldThread(tx: Queries, id: number) {
  await lockThread(tx, id)
  const thread = await tx.thread.findUnique({
    where: { id },
    select: { id: true, title: true, slug: true, categoryId: true, authorId: true, spoiler: true, revision: true, lockedAt: true, deletedAt: true },
  })
  if (!thread) return null
  const tags = await tx.threadTag.findMany({ where: { threadId: id }, select: { tagId: true } })
  // One that was merged into another has none.
  const opening = await tx.post.findUnique({ where: { threadId_number: { threadId: id, number: 1 } }, select: { id: true } })
  if (!opening) return null
  return { ...thread, tagIds: tags.map(({ tagId }) => tagId), openingId: opening.id }
}

/** Gives a thread its new face and keeps the one it had; seals its posts anew where what lies on them changed. */
async function put(tx: Queries, thread: HeldThread, face: ThreadFace, { personId }: Member, mayLoosen: boolean): Promise<Outcome<ThreadPlace>> {
  const { id, title, categoryId, spoiler, tagIds, revision } = thread
  await tx.edition.create({ data: { threadId: id, number: revision, title, categoryId, spoiler, tagIds, editorId: personId }, select: { number: true } })
  const place = await tx.thread.update({
    where: { id },
    data: { title: face.title, slug: slugOf(face.title), categoryId: face.categoryId, spoiler: face.spoiler, revision: { increment: 1 } },
    select: { id: true, slug: true },
  })
  await tx.threadTag.deleteMany({ where: { threadId: id } })
  await tx.threadTag.createMany({ data: face.tagIds.map((tagId) => ({ threadId: id, tagId })) })
  // In one order for all, so that two threads that change places cannot wait for each other.
  for (const one of [categoryId, face.categoryId].sort((a, b) => a - b)) {
    if (categoryId === face.categoryId) continue
    await tx.category.update({ where: { id: one }, data: { threads: { increment: one === categoryId ? -1 : 1 } }, select: { id: true } })
  }
  if (spoiler === face.spoiler && categoryId === face.categoryId) {
    // A title is found with the opening post.
    await indexPost(tx, thread.openingId)
    return done(place)
  }
  const before = mayLoosen ? [] : await scopesOfOthers(tx, id, personId)
  await renderThread(tx, id)
  const after = new Map(mayLoosen ? [] : (await scopesOfOthers(tx, id, personId)).map(({ key, scopes }) => [key, scopes]))
  const loosened = before.some(({ key, scopes }) => !includesScopes(after.get(key) ?? [], scopes))
  return loosened ? refused('loosens-others', spoiler === face.spoiler ? 'category' : 'spoiler') : done(place)
}

/** What lies on each stretch that other people wrote in a thread. */
async function scopesOfOthers(tx: Queries, threadId: number, personId: number) {
  const where = { post: { threadId, OR: [{ authorId: null }, { authorId: { not: personId } }] } }
  const rows = await tx.segment.findMany({ where, select: { postId: true, index: true, scopes: true } })
  return rows.map(({ postId, index, scopes }) => ({ key: `${postId}:${index}`, scopes: parseScopes(scopes) }))
}

/** A thread as it was in one of its revisions: for whoever undoes an edit, who may know the title that it replaced. */
async function faceAt(tx: Queries, thread: HeldThread, number: number | null): Promise<ThreadFace> {
  if (number === thread.revision || number === null) return thread
  const { title, ...face } = await tx.edition.findUniqueOrThrow({ where: { threadId_number: { threadId: thread.id, number } } })
  const cleared = title.for(READS_ALL)
  if (cleared.kind === 'withheld') throw new Error('an undoing was refused a title')
  return { ...face, title: cleared.text }
}

async function logChange(tx: Queries, { personId }: Member, thread: HeldThread, face: ThreadFace, kind: ThreadActionKind, entry: Pick<Parameters<typeof logThreadAction>[2], 'kind' | 'undoesId' | 'canned' | 'reason'>) {
  const scoped = kind === 'rescope-thread'
  return logThreadAction(tx, { ...thread, spoiler: scoped ? thread.spoiler : null }, {
    ...entry, actorId: personId, scope: scoped ? face.spoiler : null, revision: thread.revision + 1, priorRevision: thread.revision,
  })
}
