import type { Queries } from '@/lib/db/client'
import { parseScope, type Scope } from '@/lib/spoilers/scope'
import { NOTHING_SEEN } from '@/lib/spoilers/seen'
import type { Reader } from '@/lib/spoilers/reader'
import { vectorOf } from '@/lib/terms/search-text'
import { OPEN, spaceNames, TITLES, type Space } from '@/lib/terms/spaces'
import { POSTS_IN_A_BLOCK } from './rules'

// The index reads everything and hands out nothing: a sealed stretch's terms lie in spaces of their own.
const INDEXER: Reader = { seen: NOTHING_SEEN, personId: null, moderating: true }

/**
 * Makes what a post is found by from its segments as they are now; a post that nobody may read is not found. To be called in the transaction
 * that changed its text, its scopes, its state or where it stands, which must hold the post's row.
 */
export async function indexPost(tx: Queries, postId: number): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({
    where: { id: postId },
    select: {
      id: true, threadId: true, number: true, authorId: true, createdAt: true, state: true, spoiler: true, sealed: true,
      thread: { select: { title: true, deletedAt: true, spoiler: true, categoryId: true, category: { select: { version: true } } } },
    },
  })
  const { thread } = post
  if (post.state !== 'visible' || thread.deletedAt) {
    await tx.$executeRaw`DELETE FROM "PostSearch" WHERE "postId" = ${postId}`
    return
  }
  const segments = await tx.segment.findMany({ where: { postId }, select: { text: true }, orderBy: { index: 'asc' } })
  const spaces = await spacesOf(tx, segments.map(({ text }) => text.scopes))
  const parts = segments.flatMap(({ text }, index) => {
    const cleared = text.for(INDEXER)
    return cleared.kind === 'cleared' ? [{ spaces: spaces[index]!, text: cleared.text }] : []
  })
  const terms = vectorOf([...(post.number === 1 ? [{ spaces: [TITLES], text: thread.title }] : []), ...parts])
  const versions = [...new Set([thread.category.version, ...[thread.spoiler, post.spoiler, post.sealed].map((scope) => parseScope(scope ?? '')?.version)])]
    .filter((version) => version !== null && version !== undefined && version !== 'any')
  await tx.$executeRaw`
    INSERT INTO "PostSearch" ("postId", block, "threadId", "authorId", "categoryId", "createdAt", versions, terms)
    VALUES (${postId}, ${Math.floor(postId / POSTS_IN_A_BLOCK)}, ${post.threadId}, ${post.authorId}, ${thread.categoryId}, ${post.createdAt}, ${versions}, ${terms}::tsvector)
    ON CONFLICT ("postId") DO UPDATE SET "threadId" = excluded."threadId", "authorId" = excluded."authorId", "categoryId" = excluded."categoryId",
      versions = excluded.versions, terms = excluded.terms`
  await tx.$executeRaw`INSERT INTO "SearchNews" ("postId") VALUES (${postId}) ON CONFLICT DO NOTHING`
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
