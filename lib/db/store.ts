import type { Queries } from './client'

/**
 * What puts the words of posts into the database: the one place whose raw SQL names sealed columns, as the client that seals them takes several times
 * as long as the database for it. What is here puts in and hands no word out (tests/house/sealed-columns.test.ts); what is read comes through the seal.
 */

/** A post with its first text; scopes in their canonical text. */
interface FirstText {
  threadId: number
  authorId: number
  at: Date
  spoiler: string | null
  replyTo: number | null
  minute: number | null
  source: string
}

/** Adds a post under its thread's next number, with its text as its first revision: one query, as who writes to a hot thread waits for each. Null: there is no such thread. */
export async function storePost(tx: Queries, { threadId, authorId, at, spoiler, replyTo, minute, source }: FirstText): Promise<{ id: number; number: number } | null> {
  const [post] = await tx.$queryRaw<{ id: number; number: number }[]>`
    WITH thread AS (UPDATE "Thread" SET "lastNumber" = "lastNumber" + 1, posts = posts + 1, "lastActivityAt" = ${at} WHERE id = ${threadId} RETURNING "lastNumber"),
    post AS (
      INSERT INTO "Post" ("threadId", number, "authorId", "createdAt", spoiler, "replyTo", minute)
      SELECT ${threadId}::int, "lastNumber", ${authorId}::int, ${at}::timestamptz, ${spoiler}::text, ${replyTo}::int, ${minute}::int FROM thread RETURNING id, number
    ),
    text AS (
      INSERT INTO "Revision" ("postId", number, "authorId", "editorId", source, spoiler, "createdAt")
      SELECT id, 1, ${authorId}::int, ${authorId}::int, ${source}, ${spoiler}::text, ${at}::timestamptz FROM post
    )
    SELECT id, number FROM post`
  return post ?? null
}

/** A stretch of a post's text; scopes in their canonical texts, which hold no space. */
interface StoredSegment {
  index: number
  parent: number | null
  scopes: readonly string[]
  html: string
  text: string
  words: number
  block: boolean
}

/** Puts in the segments of a post that has none. */
export async function storeSegments(tx: Queries, postId: number, segments: readonly StoredSegment[]): Promise<void> {
  const each = <T>(of: (segment: StoredSegment) => T) => segments.map(of)
  await tx.$executeRaw`
    INSERT INTO "Segment" ("postId", "index", parent, scopes, html, text, words, block)
    SELECT ${postId}::int, s.at, s.within, string_to_array(s.under, ' '), s.drawn, s.said, s.length, s.apart
    FROM unnest(${each(({ index }) => index)}::int[], ${each(({ parent }) => parent)}::int[], ${each(({ scopes }) => scopes.join(' '))}::text[], ${each(({ html }) => html)}::text[],
      ${each(({ text }) => text)}::text[], ${each(({ words }) => words)}::int[], ${each(({ block }) => block)}::bool[]) AS s(at, within, under, drawn, said, length, apart)`
}
