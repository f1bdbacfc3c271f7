import type { Queries } from '@/lib/db/client'
import { postsAt } from '@/lib/db/places'
import { radarOn } from '@/lib/markdown/giveaways-in'
import { namesIn } from '@/lib/markdown/mentions'
import type { RenderOptions } from '@/lib/markdown/rendered'
import type { SealedSource } from '@/lib/markdown/seal-quotes'
import type { Reading } from '@/lib/spoilers/radar/radar'
import { normaliseHandle } from '@/lib/people/rules'
import { READS_ALL } from '@/lib/spoilers/reader'
import { formatScope, parseScopes, scopesOf, type Scope } from '@/lib/spoilers/scope'
import { fallbackScope, placesQuoted } from './rules'

/** What lies on a post that stands in a thread, and what an unscoped mark in it means. */
export type Lying = Pick<RenderOptions, 'base' | 'fallback'>

interface TextRow {
  spoiler: string | null
  sealed: string | null
  brought: string[]
  meant: string | null
  revision: number
  /** The thread's scope, and its category's version. */
  ofThread: string | null
  version: string | null
}

/** A post's newest Markdown with what lies on it now. Not for anybody's eyes: a write renders, seals or judges by it. */
export async function readText(queries: Queries, postId: number): Promise<{ source: string; lying: Lying }> {
  const [post] = await queries.$queryRaw<TextRow[]>`
    SELECT p.spoiler, p.sealed, p.brought, p.meant, p.revision, t.spoiler AS "ofThread", c.version
    FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" JOIN "Category" c ON c.id = t."categoryId" WHERE p.id = ${postId}`
  if (!post) throw new Error(`there is no post ${postId}`)
  const { spoiler, sealed, brought, meant, revision, ofThread, version } = post
  const { source } = await readRevision(queries, postId, revision)
  return { source, lying: { base: scopesOf(ofThread, spoiler, sealed, ...brought), fallback: fallbackScope(meant ?? ofThread, version) } }
}

/** The Markdown of one of a post's revisions, and the scope that its author gave the whole post with it. Not for anybody's eyes either. */
export async function readRevision(queries: Queries, postId: number, number: number): Promise<{ source: string; spoiler: string | null }> {
  const { source, spoiler } = await queries.revision.findUniqueOrThrow({ where: { postId_number: { postId, number } }, select: { source: true, spoiler: true } })
  const cleared = source.for(READS_ALL)
  if (cleared.kind === 'withheld') throw new Error('whoever reads all was refused a source')
  return { source: cleared.text, spoiler }
}

/** The newest Markdown of some posts, by their ids. Not for anybody's eyes: who hears of them depends on whom they quote. */
export async function readSources(queries: Queries, posts: readonly { id: number; revision: number }[]): Promise<Map<number, string>> {
  const rows = await queries.revision.findMany({ where: { OR: posts.map(({ id, revision }) => ({ postId: id, number: revision })) }, select: { postId: true, source: true } })
  return new Map(rows.flatMap(({ postId, source }) => {
    const cleared = source.for(READS_ALL)
    return cleared.kind === 'cleared' ? [[postId, cleared.text] as const] : []
  }))
}

/** What of a thread lies on its posts: its scope, and its category's version. */
export interface LyingThread {
  spoiler: string | null
  version: string | null
}

/** What lies on a post that is about to stand in such a thread, under its author's scope for all of it. */
export function lyingIn(thread: LyingThread, spoiler: Scope | null): Lying {
  return { base: scopesOf(thread.spoiler, spoiler && formatScope(spoiler)), fallback: fallbackScope(thread.spoiler, thread.version) }
}

/** `lyingIn` of a thread by its id. */
export async function readLying(queries: Queries, threadId: number, spoiler: Scope | null): Promise<Lying> {
  const [thread] = await queries.$queryRaw<LyingThread[]>`
    SELECT t.spoiler, c.version FROM "Thread" t JOIN "Category" c ON c.id = t."categoryId" WHERE t.id = ${threadId}`
  if (!thread) throw new Error(`there is no thread ${threadId}`)
  return lyingIn(thread, spoiler)
}

/** What the radar says of a post as it is now, all that lies on it considered. Not for anybody's eyes but moderators': a write decides by it. */
export async function readGiveaways(queries: Queries, postId: number): Promise<Reading> {
  const { source, lying } = await readText(queries, postId)
  return radarOn(source, lying)
}

/** Whom the names in a text may lead to: handles by the name as it is written there, and their owners' ids by handle. One query; none without a name. */
export async function readNamed(queries: Queries, source: string): Promise<{ people: Map<string, string>; ids: Map<string, number> }> {
  const names = namesIn(source).map((name) => [name, normaliseHandle(name)] as const)
  const rows = names.length === 0 ? [] : await queries.person.findMany({ where: { handle: { in: [...new Set(names.map(([, handle]) => handle))] } }, select: { id: true, handle: true } })
  const ids = new Map(rows.map(({ id, handle }) => [handle, id]))
  return { people: new Map(names.filter(([, handle]) => ids.has(handle))), ids }
}

/** What lies sealed in the posts that a text quotes. Not for anybody's eyes: a write and a preview seal by it. */
export async function readQuoted(queries: Queries, quoting: Parameters<typeof placesQuoted>[0]): Promise<SealedSource[]> {
  const ids = [...(await postsAt(queries, placesQuoted(quoting))).values()]
  if (ids.length === 0) return []
  const rows = await queries.segment.findMany({ where: { scopes: { isEmpty: false }, post: { state: 'visible', id: { in: ids } } }, select: { text: true, scopes: true } })
  return rows.flatMap(({ text, scopes }) => {
    const cleared = text.for(READS_ALL)
    return cleared.kind === 'cleared' ? [{ text: cleared.text, scopes: parseScopes(scopes) }] : []
  })
}
