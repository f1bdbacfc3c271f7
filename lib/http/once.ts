import { createHash } from 'node:crypto'
import { sql, type Part, type Queries } from '@/lib/db/client'

// A text sent again within this time is a double click or a retry, not a second thought. Named keys hold for the contract's 24 hours.
const SAME_TEXT_MINUTES = 10
const SAME_KEY_MINUTES = 24 * 60

interface Act {
  personId: number
  /** What is being done, and to what: "reply:42". */
  route: string
  /** The client's name for this act; null: the body names it. */
  key: string | null
  body: unknown
}

export type Once = { first: true } | { first: false; sameBody: boolean; threadId: number | null; postId: number | null }

/**
 * Claims an act for this transaction. A concurrent twin waits here until the first has committed, and then is told what the first made;
 * if the first was rolled back, the twin is first. Write what `remember` answers of what was made before committing.
 */
export async function once(tx: Queries, act: Act): Promise<Once> {
  const bodyHash = hashOf(act.body)
  const key = keyOf(act)
  const minutes = act.key === null ? SAME_TEXT_MINUTES : SAME_KEY_MINUTES
  const claimed = await tx.$executeRaw`
    INSERT INTO "Receipt" ("personId", route, key, "bodyHash") VALUES (${act.personId}, ${act.route}, ${key}, ${bodyHash})
    ON CONFLICT ("personId", route, key) DO UPDATE SET "bodyHash" = excluded."bodyHash", "createdAt" = now(), "threadId" = NULL, "postId" = NULL
    WHERE "Receipt"."createdAt" < now() - make_interval(mins => ${minutes}::int)`
  if (claimed === 1) return { first: true }
  const receipt = await tx.receipt.findUniqueOrThrow({ where: { personId_route_key: { personId: act.personId, route: act.route, key } } })
  return { first: false, sameBody: receipt.bodyHash === bodyHash, threadId: receipt.threadId, postId: receipt.postId }
}

/** What the act made, for those who send it again: to be written with what happened. */
export function remember(act: Act, made: { threadId: number; postId: number }): Part {
  return sql`
    UPDATE "Receipt" SET "threadId" = ${made.threadId}, "postId" = ${made.postId} WHERE "personId" = ${act.personId} AND route = ${act.route} AND key = ${keyOf(act)}`
}

function keyOf(act: Act): string {
  return act.key === null ? `text:${hashOf(act.body)}` : `key:${act.key}`
}

function hashOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}
