import { sql, type Queries } from '@/lib/db/client'
import { postsAt, type Place } from '@/lib/db/places'
import { followersOf, mutes } from '@/lib/follows/read'
import { readSources } from '@/lib/texts/read'
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
type PostReason = (typeof BY_A_POST)[number]

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
 * Who hears of posts that are there to be read, by the post's id: whose post it answers, whom it calls, whom it quotes, who follows the thread. Not
 * its author, nobody who has blocked them or muted the thread, and nobody who was banned. `only`: one of the reasons. A few queries for all.
 */
export async function hearersOfPosts(tx: Queries, posts: readonly Heard[], only?: PostReason): Promise<Map<number, Hearing[]>> {
  if (posts.length === 0) return new Map()
  const reasons = await reasonsOf(tx, posts, only)
  const hearings = new Map<number, Hearing[]>(posts.map(({ id }) => [id, []]))
  const pairs = posts.flatMap((post) => [...(reasons.get(post.id)?.keys() ?? [])].filter((id) => id !== post.authorId).map((personId) => ({ post, personId })))
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    for (const { postId, personId, quiet } of await whoMayHear(tx, pairs.slice(from, from + PAIRS_AT_ONCE))) {
      const kind = BY_A_POST.find((one) => reasons.get(postId)!.get(personId)!.has(one) && !quiet.includes(one))
      if (kind) hearings.get(postId)!.push({ personId, kind })
    }
  }
  return hearings
}

// A thread that thousands follow has as many pairs for each of its posts.
const PAIRS_AT_ONCE = 5_000

function whoMayHear(tx: Queries, pairs: readonly { post: Heard; personId: number }[]): Promise<{ postId: number; personId: number; quiet: string[] }[]> {
  const each = (of: (post: Heard) => number | null) => pairs.map(({ post }) => of(post))
  return tx.$queryRaw`
    SELECT w."postId", w."personId", p.quiet::text[] FROM unnest(
      ${each(({ id }) => id)}::int[], ${each(({ threadId }) => threadId)}::int[], ${each(({ authorId }) => authorId)}::int[], ${pairs.map(({ personId }) => personId)}::int[]
    ) WITH ORDINALITY AS w("postId", "threadId", "authorId", "personId", at) JOIN "Person" p ON p.id = w."personId"
    WHERE p."bannedAt" IS NULL AND NOT EXISTS (SELECT FROM "Block" b WHERE b."personId" = p.id AND b."blockedId" = w."authorId")
      AND NOT ${mutes(sql`w."personId"`, sql`w."threadId"`)} ORDER BY w.at`
}

/** Why each person might hear of each post, by the post's id and theirs. */
async function reasonsOf(tx: Queries, posts: readonly Heard[], only?: PostReason): Promise<Map<number, Map<number, Set<PostReason>>>> {
  const reasons = new Map<number, Map<number, Set<PostReason>>>(posts.map(({ id }) => [id, new Map()]))
  const add = (postId: number, kind: PostReason, personId: number | null) => {
    if (personId === null || (only ?? kind) !== kind) return
    const people = reasons.get(postId)!
    const kinds = people.get(personId) ?? new Set()
    people.set(personId, kinds.add(kind))
  }
  const called = await tx.$queryRaw<{ postId: number; personId: number }[]>`SELECT "postId", "personId" FROM "Mention" WHERE "postId" = ANY(${posts.map(({ id }) => id)}::int[])`
  for (const { postId, personId } of called) add(postId, 'mention', personId)
  if (only === 'mention') return reasons
  const answered = posts.flatMap(({ id, threadId, replyThreadId, replyTo }) => (replyTo === null ? [] : [{ postId: id, kind: 'reply' as const, place: { threadId: replyThreadId ?? threadId, number: replyTo } }]))
  const sources = await readSources(tx, posts)
  const quoted = posts.flatMap(({ id }) => placesQuoted({ threadId: null, replyTo: null, body: sources.get(id) ?? '' }).map((place) => ({ postId: id, kind: 'quote' as const, place })))
  const authors = await authorsAt(tx, [...answered, ...quoted].map(({ place }) => place))
  for (const { postId, kind, place } of [...answered, ...quoted]) add(postId, kind, authors.get(`${place.threadId}/${place.number}`) ?? null)
  const followers = await followersOf(tx, [...new Set(posts.map(({ threadId }) => threadId))])
  for (const { id, threadId } of posts) for (const personId of followers.get(threadId) ?? []) add(id, 'thread', personId)
  return reasons
}

/** Who wrote what stands, or stood, at some places and is there to be read, by "thread/number". */
async function authorsAt(tx: Queries, places: readonly Place[]): Promise<Map<string, number | null>> {
  if (places.length === 0) return new Map()
  const ids = await postsAt(tx, places)
  const rows = await tx.post.findMany({ where: { id: { in: [...ids.values()] }, state: 'visible' }, select: { id: true, authorId: true } })
  const byId = new Map(rows.map(({ id, authorId }) => [id, authorId]))
  return new Map([...ids].map(([place, id]) => [place, byId.get(id) ?? null]))
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
