import { db, type Queries } from '@/lib/db/client'
import { isEarned, isInDisgrace, neededFor, QUIET_DAYS, UPHELD_DAYS, type Conduct, type Earned } from './rules'
import type { StandingView } from './view'

interface ConductRow extends Conduct {
  id: number
  handle: string
  standing: Earned
  fallenFrom: Earned | null
}

/** The conduct of people whose standing follows from it, by index: what they wrote, what others made of it, what moderators decided. */
export async function readConduct(tx: Queries, personIds: readonly number[]): Promise<ConductRow[]> {
  return tx.$queryRaw<ConductRow[]>`
    SELECT p.id, p.handle, p.standing::text, p."fallenFrom"::text, floor(extract(epoch FROM now() - p."createdAt") / 86400)::int AS days,
      wrote.posts, wrote."activeDays", wrote.reactions,
      (SELECT count(DISTINCT coalesce(f."postId", -f."actionId"))::int FROM "Flag" f
        WHERE f.outcome = 'upheld' AND f."createdAt" > now() - make_interval(days => ${UPHELD_DAYS}::int)
        AND (f."aboutId" = p.id OR f."postId" IN (SELECT x.id FROM "Post" x WHERE x."authorId" = p.id))) AS upheld,
      EXISTS (SELECT FROM "Action" a WHERE a."personId" = p.id AND a.kind = 'silence' AND a.until > now() - make_interval(days => ${QUIET_DAYS}::int)
        AND NOT EXISTS (SELECT FROM "Action" u WHERE u."undoesId" = a.id)) AS silenced
    FROM "Person" p, LATERAL (
      SELECT count(*)::int AS posts, count(DISTINCT o."createdAt"::date)::int AS "activeDays", coalesce(sum(o.heart + o.tears + o.laugh + o.think), 0)::int AS reactions
      FROM "Post" o JOIN "Thread" t ON t.id = o."threadId" WHERE o."authorId" = p.id AND o.state = 'visible' AND t."deletedAt" IS NULL
    ) wrote
    WHERE p.id = ANY(${[...personIds]}::int[])`
}

/** How somebody stands, and what is missing for the next step: for themselves, and for moderators. */
export async function readStanding(personId: number): Promise<StandingView> {
  const [row] = await readConduct(db(), [personId])
  const { standingHeld } = await db().person.findUniqueOrThrow({ where: { id: personId }, select: { standingHeld: true } })
  const { standing, fallenFrom, ...conduct } = row!
  const next = !isEarned(standing) || standing === 'regular' ? null : standing === 'newcomer' ? 'member' : 'regular'
  return { standing, next, needed: next ? neededFor(next, conduct) : [], held: standingHeld && isEarned(standing), disgrace: isInDisgrace(conduct), upheld: conduct.upheld, fallenFrom }
}
