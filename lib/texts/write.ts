import { createHash } from 'node:crypto'
import type { Queries } from '@/lib/db/client'
import { storeSegments } from '@/lib/db/store'
import { inTransaction } from '@/lib/db/transaction'
import { tellEverything } from '@/lib/events/changes'
import { SPELLINGS } from '@/lib/film/spellings'
import { render } from '@/lib/markdown/render'
import { RENDERER_VERSION, type RenderedSegment } from '@/lib/markdown/rendered'
import { sealQuotes } from '@/lib/markdown/seal-quotes'
import { drawableImages, placeImages } from '@/lib/media/write'
import { keepPolls } from '@/lib/polls/write'
import { indexNew, indexPost, type NewlyFound } from '@/lib/search/write'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { TERMS_VERSION } from '@/lib/terms/terms'
import { readLying, readNamed, readQuoted, readText, type Lying } from './read'

/** The text of a post, before it is stored, in which what it quotes is sealed as it is where it stands. `threadId` is the thread that `replyTo` counts in. */
export async function withQuotesSealed(tx: Queries, { spoiler, ...post }: { threadId: number; replyTo: number | null; body: string; spoiler: Scope | null }, standsIn = post.threadId): Promise<string> {
  const quoted = await readQuoted(tx, post)
  return quoted.length === 0 ? post.body : sealQuotes(post.body, quoted, await readLying(tx, standsIn, spoiler)).source
}

/** Makes a post's segments, and whom it calls and what it shows, from its newest revision and the scopes that lie on it now. To be called in the transaction that changed either. */
export async function renderPost(tx: Queries, postId: number): Promise<void> {
  const text = await readText(tx, postId)
  await tx.mention.deleteMany({ where: { postId } })
  await indexPost(tx, postId, await draw(tx, postId, text, { again: true }))
}

/** `renderPost` of a post that has nothing of it yet, from what was just stored and what lies on it: who writes to its thread waits meanwhile, so nothing is asked twice. */
export async function renderFirst(tx: Queries, post: NewlyFound, text: Text): Promise<void> {
  await indexNew(tx, post, await draw(tx, post.id, text, { again: false }))
}

interface Text {
  source: string
  lying: Lying
}

/** Makes and answers a post's segments. `again`: it may have some, which go where images have been looked up by them. */
async function draw(tx: Queries, postId: number, { source, lying }: Text, { again }: { again: boolean }): Promise<readonly RenderedSegment[]> {
  const { people, ids } = await readNamed(tx, source)
  const images = await drawableImages(tx, postId, source)
  const polls = await keepPolls(tx, postId, source, { again })
  const { segments, called } = render(source, { ...lying, people, images, polls })
  if (again) await tx.segment.deleteMany({ where: { postId } })
  await storeSegments(tx, postId, segments.map((segment) => ({ ...segment, scopes: segment.scopes.map(formatScope) })))
  await placeImages(tx, postId, segments)
  if (called.length > 0) await tx.mention.createMany({ data: called.map((handle) => ({ postId, personId: ids.get(handle)! })) })
  return segments
}

/** Lays moderation's scope on a whole post, or takes it off (null), and renders it so. Needs the post's row. */
export async function sealPost(tx: Queries, postId: number, scope: string | null): Promise<void> {
  await tx.post.update({ where: { id: postId }, data: { sealed: scope }, select: { id: true } })
  await renderPost(tx, postId)
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
    // Pages that were kept meanwhile hold what an older version made.
    if (posts.length === 0) await tellEverything(tx)
    return posts.length > 0 ? posts.length : 'current'
  })
}
