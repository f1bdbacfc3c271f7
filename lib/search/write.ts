import type { Queries } from '@/lib/db/client'
import { READS_ALL } from '@/lib/spoilers/reader'
import { parseScope, type Scope } from '@/lib/spoilers/scope'
import { vectorOf } from '@/lib/terms/search-text'
import { OPEN, spaceNames, TITLES, type Space } from '@/lib/terms/spaces'
import { POSTS_IN_A_BLOCK } from './rules'

interface Stretch {
  scopes: readonly Scope[]
  text: string
}

/** A post that was just made, with what it is found by besides its words. */
export interface NewlyFound {
  id: number
  threadId: number
  number: number
  authorId: number | null
  createdAt: Date
  categoryId: number
  /** Its thread's, by which the first post is found. */
  title: string
  /** Scopes that lie on the post as a whole, as texts, and its category's version. */
  about: readonly string[]
}

/**
 * Makes what a post is found by from its segments as they are now (`stretches`, where the caller has them at hand); a post that nobody may read
 * is not found. To be called in the transaction that changed its text, its scopes, its state or where it stands, which must hold the post's
 * row.
 */
export async function indexPost(tx: Queries, postId: number, stretches?: readonly Stretch[]): Promise<void> {
  const [post] = await tx.$queryRaw<(NewlyFound & { findable: boolean })[]>`
    SELECT p.id, p."threadId", p.number, p."authorId", p."createdAt", p.state = 'visible' AND t."deletedAt" IS NULL AS findable, t.title, t."categoryId",
      array_remove(ARRAY[c.version, t.spoiler, p.spoiler, p.sealed], NULL) AS about
    FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" JOIN "Category" c ON c.id = t."categoryId" WHERE p.id = ${postId}`
  if (!post?.findable) {
    await tx.$executeRaw`DELETE FROM "PostSearch" WHERE "postId" = ${postId}`
    return
  }
  await indexNew(tx, post, stretches ?? (await stretchesOf(tx, postId)))
}

/** `indexPost` of a post that anybody may read, of which the caller has all at hand: two queries, as writers of a thread wait for one another. */
export async function indexNew(tx: Queries, { id, threadId, number, authorId, createdAt, categoryId, title, about }: NewlyFound, texts: readonly Stretch[]): Promise<void> {
  const spaces = await spacesOf(tx, texts.map(({ scopes }) => scopes))
  const parts = texts.map(({ text }, index) => ({ spaces: spaces[index]!, text }))
  const terms = vectorOf([...(number === 1 ? [{ spaces: [TITLES], text: title }] : []), ...parts])
  const versions = [...new Set(about.flatMap((text) => parseScope(text)?.version ?? []))].filter((version) => version !== 'any')
  await tx.$executeRaw`
    WITH news AS (INSERT INTO "SearchNews" ("postId") VALUES (${id}) ON CONFLICT DO NOTHING)
    INSERT INTO "PostSearch" ("postId", block, "threadId", "authorId", "categoryId", "createdAt", versions, terms)
    VALUES (${id}, ${Math.floor(id / POSTS_IN_A_BLOCK)}, ${threadId}, ${authorId}, ${categoryId}, ${createdAt}, ${versions}, ${terms}::tsvector)
    ON CONFLICT ("postId") DO UPDATE SET "threadId" = excluded."threadId", "authorId" = excluded."authorId", "categoryId" = excluded."categoryId",
      versions = excluded.versions, terms = excluded.terms`
}

async function stretchesOf(tx: Queries, postId: number): Promise<Stretch[]> {
  const segments = await tx.segment.findMany({ where: { postId }, select: { text: true }, orderBy: { index: 'asc' } })
  return segments.flatMap(({ text }) => {
    const cleared = text.for(READS_ALL)
    return cleared.kind === 'cleared' ? [{ scopes: text.scopes, text: cleared.text }] : []
  })
}

// Taken by whoever brings a space that is new: two who bring the same wait for one another, and never each for the other.
const SPACES_LOCK = 7_007_001

/** The spaces in which texts under these scopes are indexed. One that is new gets its number. */
async function spacesOf(tx: Queries, lists: readonly (readonly Scope[])[]): Promise<Space[][]> {
  const names = lists.map(spaceNames)
  const asked = [...new Set(names.flat())]
  const known = async () => new Map((await tx.searchSpace.findMany({ where: { name: { in: asked } } })).map(({ id, name }) => [name, String(id)]))
  let spaces = asked.length > 0 ? await known() : new Map<string, Space>()
  if (spaces.size < asked.length) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SPACES_LOCK}::bigint)`
    await tx.searchSpace.createMany({ data: asked.map((name) => ({ name })), skipDuplicates: true })
    spaces = await known()
  }
  return names.map((own) => (own.length === 0 ? [OPEN] : own.map((name) => spaces.get(name)!)))
}
