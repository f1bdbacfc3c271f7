import type { Queries } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { tellEverything } from '@/lib/events/changes'
import { readConduct } from './read'
import { isEarned, isInDisgrace, MEMBER_POSTS, QUIET_DAYS, standingBy, UPHELD_DAYS, type Earned } from './rules'

// So many people are looked at in one transaction.
const BATCH = 500

/** Gives people the standing that their conduct has earned or lost, unless a moderator set it by hand. Answers how many changed. */
export async function considerStanding(tx: Queries, personIds: readonly number[]): Promise<number> {
  const free = await tx.person.findMany({ where: { id: { in: [...personIds] }, standingHeld: false, standing: { in: ['newcomer', 'member', 'regular'] } }, orderBy: { id: 'asc' }, select: { id: true } })
  let changed = 0
  for (const { id, standing, fallenFrom, ...conduct } of await readConduct(tx, free.map((one) => one.id))) {
    const next = standingBy(conduct, standing, fallenFrom)
    const fallen = isInDisgrace(conduct) ? fallenFrom ?? standing : null
    if (next === standing && fallen === fallenFrom) continue
    // Unless a moderator has set it since it was looked at.
    const { count } = await tx.person.updateMany({ where: { id, standing, standingHeld: false }, data: { standing: next, fallenFrom: fallen } })
    if (next !== standing) changed += count
  }
  // Their standing is beside each of their posts.
  if (changed > 0) await tellEverything(tx)
  return changed
}

/** What somebody's conduct makes of them now, starting from `start`; nothing is changed. */
export async function standingNow(tx: Queries, personId: number, start: Earned): Promise<Earned> {
  const [conduct] = await readConduct(tx, [personId])
  return conduct ? standingBy(conduct, isEarned(start) ? start : 'regular', null) : start
}

/**
 * Looks at all whose standing may have changed: who wrote enough to rise, who was reported or silenced, who has fallen. Done now and then, so that
 * nobody waits for it who writes.
 */
export async function considerAll(): Promise<number> {
  const found = await inTransaction((tx) => tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Person" p WHERE standing IN ('newcomer', 'member', 'regular') AND NOT "standingHeld" AND "bannedAt" IS NULL AND (
      "fallenFrom" IS NOT NULL
      OR (standing = 'newcomer' AND (SELECT count(*) FROM (SELECT FROM "Post" o WHERE o."authorId" = p.id LIMIT ${MEMBER_POSTS}) few) = ${MEMBER_POSTS})
      OR (standing = 'member' AND EXISTS (SELECT FROM "Post" o WHERE o."authorId" = p.id AND o."createdAt" > now() - interval '2 days'))
      OR id IN (SELECT x."authorId" FROM "Flag" f JOIN "Post" x ON x.id = f."postId" WHERE f.outcome = 'upheld' AND f."createdAt" > now() - make_interval(days => ${UPHELD_DAYS}::int))
      OR id IN (SELECT f."aboutId" FROM "Flag" f WHERE f.outcome = 'upheld' AND f."createdAt" > now() - make_interval(days => ${UPHELD_DAYS}::int))
      OR id IN (SELECT "personId" FROM "Action" a WHERE a.kind = 'silence' AND a.until > now() - make_interval(days => ${QUIET_DAYS}::int))
    )`)
  let changed = 0
  for (let from = 0; from < found.length; from += BATCH) {
    changed += await inTransaction((tx) => considerStanding(tx, found.slice(from, from + BATCH).map(({ id }) => id)))
  }
  return changed
}
