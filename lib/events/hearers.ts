import type { Queries } from '@/lib/db/client'
import { postsAt } from '@/lib/db/places'
import { followersOf, mutersAmong } from '@/lib/follows/read'
import { readRevision } from '@/lib/texts/read'
import { placesQuoted } from '@/lib/texts/rules'

/** Why somebody is told of an event: what a notice is about (prisma/schema.prisma, NoticeKind). */
export type HearingKind = 'moderation' | 'report' | 'reply' | 'mention' | 'quote' | 'thread' | 'reminder'

/** Somebody who hears of an event. */
export interface Hearing {
  personId: number
  kind: HearingKind
}

// The most personal first: one post is one notice for a person, of the first kind that they have not turned off.
const BY_A_POST = ['reply', 'mention', 'quote', 'thread'] as const

/** A post, as far as who hears of it depends on it. */
export interface Heard {
  id: number
  threadId: number
  number: number
  authorId: number | null
  replyTo: number | null
  /** The thread that `replyTo` counts in; null: its own. */
  replyThreadId: number | null
  /** The number of its newest revision. */
  revision: number
}

/**
 * Who hears of a post that is there to be read: whose post it answers, whom it calls, whom it quotes, who follows the thread. Not its author,
 * nobody who has blocked them or muted the thread, and nobody who was banned. `only`: one of the reasons.
 */
export async function hearersOfPost(tx: Queries, post: Heard, only?: (typeof BY_A_POST)[number]): Promise<Hearing[]> {
  const reasons = await reasonsOf(tx, post, only)
  const told = [...reasons.keys()].filter((id) => id !== post.authorId)
  if (told.length === 0) return []
  const people = await tx.$queryRaw<{ id: number; quiet: string[] }[]>`
    SELECT id, quiet::text[] FROM "Person" p WHERE id = ANY(${told}::int[]) AND "bannedAt" IS NULL
      AND NOT EXISTS (SELECT FROM "Block" b WHERE b."personId" = p.id AND b."blockedId" = ${post.authorId})`
  const muted = await mutersAmong(tx, post.threadId, people.map(({ id }) => id))
  return people.flatMap(({ id: personId, quiet }) => {
    const kind = BY_A_POST.find((one) => reasons.get(personId)!.has(one) && !quiet.includes(one))
    return kind && !muted.has(personId) ? [{ personId, kind }] : []
  })
}

/** Why each person might hear of a post. */
async function reasonsOf(tx: Queries, { id, threadId, replyTo, replyThreadId, revision }: Heard, only?: HearingKind): Promise<Map<number, Set<HearingKind>>> {
  const reasons = new Map<number, Set<HearingKind>>()
  const add = (kind: HearingKind, people: readonly (number | null)[]) => {
    for (const person of people) if (person !== null && (only ?? kind) === kind) reasons.set(person, (reasons.get(person) ?? new Set()).add(kind))
  }
  const authors = async (places: readonly { threadId: number; number: number }[]) => {
    if (places.length === 0) return []
    const rows = await tx.post.findMany({ where: { id: { in: [...(await postsAt(tx, places)).values()] }, state: 'visible' }, select: { authorId: true } })
    return rows.map(({ authorId }) => authorId)
  }
  if (replyTo !== null) add('reply', await authors([{ threadId: replyThreadId ?? threadId, number: replyTo }]))
  add('mention', (await tx.$queryRaw<{ personId: number }[]>`SELECT "personId" FROM "Mention" WHERE "postId" = ${id}`).map(({ personId }) => personId))
  add('quote', await authors(placesQuoted({ threadId: null, replyTo: null, body: (await readRevision(tx, id, revision)).source })))
  add('thread', await followersOf(tx, threadId))
  return reasons
}

/** Of people, those who have not turned a kind off. */
export async function whoWant(tx: Queries, kind: HearingKind, people: readonly number[]): Promise<Hearing[]> {
  const rows = await tx.person.findMany({ where: { id: { in: [...people] }, NOT: { quiet: { has: kind } } }, select: { id: true } })
  return rows.map(({ id }) => ({ personId: id, kind }))
}

/** Takes back what was told of a post and not read yet, as it is not there to be read any more; of a thread, when none of its news is left. */
export async function untell(tx: Queries, { threadId, number }: Heard): Promise<void> {
  await tx.notice.deleteMany({ where: { threadId, number, readAt: null, kind: { in: ['reply', 'mention', 'quote'] } } })
  await tx.$executeRaw`
    DELETE FROM "Notice" n WHERE n."threadId" = ${threadId} AND n.kind = 'thread' AND n."readAt" IS NULL AND n.number <= ${number}
    AND NOT EXISTS (SELECT FROM "Post" p WHERE p."threadId" = n."threadId" AND p.number >= n.number AND p.state = 'visible')`
}
