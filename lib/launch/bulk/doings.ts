import { REACTIONS } from '@/lib/reactions/rules'
import type { Value } from './copy'
import type { BulkThread, Order } from './plan'
import type { Random } from './random'

// A fifth of all posts touch somebody enough to say so, and half of those that open a thread. Half of them touch one person, a quarter two,
// and so on up to this many.
const REACTED = 0.2
const OPENING_REACTED = 0.5
const REACTIONS_MAX = 24

// Shares of posts that somebody keeps, and of readers of a thread who follow it.
const KEPT = 0.005
const FOLLOWED = 0.1

// One reader with an account who wrote nothing for so many posts of a thread, and some for each.
const POSTS_A_READER = 6
const READERS_AT_LEAST = 2

interface Doing {
  id: number
  number: number
  at: Date
}

type Into = Record<'Reaction' | 'Bookmark' | 'Reading' | 'Follow', Value[][]>

// Soon after it was written: an hour at the most, in milliseconds.
const SOON = 3_600_000

/** Adds who reacted to a post; answers how often of each kind, as the post counts it. */
export function addReactions(rows: Into, { id, number, at }: Doing, { people, firstPerson }: Order, random: Random): number[] {
  const counts = REACTIONS.map(() => 0)
  if (!random.chance(number === 1 ? OPENING_REACTED : REACTED)) return counts
  const from = random.between(0, people - 1)
  for (let nth = 0; nth < Math.min(REACTIONS_MAX, people); nth += 1) {
    const kind = random.between(0, REACTIONS.length - 1)
    counts[kind]! += 1
    rows.Reaction.push([id, firstPerson + ((from + nth) % people), REACTIONS[kind]!, new Date(at.getTime() + random.between(1, SOON))])
    if (random.chance(0.5)) break
  }
  return counts
}

/** Adds who keeps a post, and with the first of a thread who has read it how far, and who follows it. */
export function addKept(rows: Into, { id, number, at }: Doing, thread: BulkThread, { people, firstPerson, until }: Order, random: Random): void {
  if (random.chance(KEPT)) rows.Bookmark.push([firstPerson + random.between(0, people - 1), id, new Date(at.getTime() + random.between(1, SOON))])
  if (number !== 1) return
  const readers = Math.min(people, READERS_AT_LEAST + Math.floor(thread.size / POSTS_A_READER))
  const from = random.between(0, people - 1)
  for (let nth = 0; nth < readers; nth += 1) {
    const personId = firstPerson + ((from + nth) % people)
    // Half of them have read all of it.
    const readTo = random.chance(0.5) ? thread.size : random.between(1, thread.size)
    rows.Reading.push([personId, thread.id, readTo, new Date(Math.min(until, thread.at(readTo).getTime() + random.between(1, SOON)))])
    if (random.chance(FOLLOWED)) rows.Follow.push([personId, thread.id, 'follow'])
  }
}
