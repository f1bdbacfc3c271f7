import { randomInt } from 'node:crypto'
import type { Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { pollsIn } from '@/lib/markdown/render'
import type { RenderedPoll } from '@/lib/markdown/rendered'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { whyNotWrite } from '@/lib/sanctions/rules'
import { READS_ALL } from '@/lib/spoilers/reader'
import type { Sealed } from '@/lib/spoilers/sealed'
import type { Viewer } from '@/lib/viewer/viewer'
import { voteInput, type VoteInput } from './input'
import { closingTime, isClosed, whyNotChoose, whyNotVote, type PollState } from './rules'
import { pollColumns, pollView, type PollView } from './view'

/** Votes in a poll, or votes anew: until it closes, one may change one's mind. */
export async function vote(viewer: Viewer, postId: number, index: number, raw: VoteInput): Promise<Outcome<PollView>> {
  const input = checked(voteInput, raw)
  if (!input.ok) return input
  const paused = whyNotWrite(viewer)
  if (paused) return refusedAll([paused])
  const { options } = input.value
  return inTurn(viewer, postId, index, async (tx, personId, poll) => {
    const why = whyNotChoose(options, poll)
    if (why) return refused(why, 'options')
    const own = { postId, index, personId }
    await tx.vote.upsert({ where: { postId_index_personId: own }, create: { ...own, options }, update: { options, votedAt: new Date() }, select: { personId: true } })
    return done(options)
  })
}

/** Takes one's vote back. Done twice, it is done once. */
export async function withdrawVote(viewer: Viewer, postId: number, index: number): Promise<Outcome<PollView>> {
  return inTurn(viewer, postId, index, async (tx, personId) => {
    await tx.vote.deleteMany({ where: { postId, index, personId } })
    return done(null)
  })
}

/** Does something about somebody's vote while the poll is held, and answers the poll as they get it then. */
async function inTurn(
  viewer: Viewer, postId: number, index: number,
  act: (tx: Queries, personId: number, poll: { options: number; multiple: boolean }) => Promise<Outcome<number[] | null>>,
): Promise<Outcome<PollView>> {
  return write(async (tx) => {
    await tx.$queryRaw`SELECT "index" FROM "Poll" WHERE "postId" = ${postId} AND "index" = ${index} FOR UPDATE`
    const poll = await tx.poll.findUnique({
      where: { postId_index: { postId, index } },
      select: { ...pollColumns, there: true, post: { select: { state: true, thread: { select: { lockedAt: true, deletedAt: true } } } } },
    })
    const why = whyNotVote(viewer, poll satisfies PollState | null)
    if (!poll || viewer.kind === 'guest' || why) return refused(why ?? 'poll-missing')
    const mine = await act(tx, viewer.personId, poll)
    if (!mine.ok) return mine
    return done(pollView(await tx.poll.findUniqueOrThrow({ where: { postId_index: { postId, index } }, select: pollColumns }), mine.value))
  })
}

/**
 * Writes down what decides about the votes on the polls of a post that is about to read like this, and answers their indexes by their
 * fingerprints: a poll of the same words keeps its own. To be called in the transaction that renders the post.
 */
export async function keepPolls(tx: Queries, postId: number, source: string, { again = true } = {}): Promise<Map<string, number>> {
  const rows = !again ? [] : await tx.poll.findMany({ where: { postId }, select: { index: true, fingerprint: true } })
  const known = new Map(rows.map(({ index, fingerprint }) => [fingerprintText(fingerprint), index]))
  const polls = pollsOf(source)
  if (polls.length === 0 && rows.length === 0) return known
  const kept = new Map(polls.map(({ fingerprint }) => [fingerprint, known.get(fingerprint) ?? randomInt(1, INDEX_MAX)]))
  const gone = { postId, index: { notIn: [...kept.values()] } }
  await tx.poll.deleteMany({ where: { ...gone, voters: 0 } })
  await tx.poll.updateMany({ where: { ...gone, there: true }, data: { there: false } })
  for (const { fingerprint, multiple, until, options } of polls) {
    const index = kept.get(fingerprint)!
    const now = { there: true, closesAt: closingTime(until) }
    const created = { postId, index, fingerprint, multiple, options, counts: Array<number>(options).fill(0), ...now }
    await tx.poll.upsert({ where: { postId_index: { postId, index } }, create: created, update: now, select: { index: true } })
  }
  return kept
}

// What an address takes for a number (lib/paths.ts).
const INDEX_MAX = 1_000_000_000

/** The polls in a text. Nothing without this word can be one, and most texts are without it. */
function pollsOf(source: string): readonly RenderedPoll[] {
  return /poll/i.test(source.normalize('NFKC').replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')) ? pollsIn(source) : []
}

function fingerprintText(fingerprint: Sealed<'source'>): string {
  const cleared = fingerprint.for(READS_ALL)
  if (cleared.kind === 'withheld') throw new Error('whoever reads all was refused a fingerprint')
  return cleared.text
}

/**
 * Why a post's text may not become this one for its polls: one would close before it opens, or one that people have voted on would be another.
 * Null: it may. `postId` is null for a new post. To be called before the text is kept, in the same transaction: nobody votes meanwhile.
 */
export async function refusePolls(tx: Queries, postId: number | null, source: string, now = new Date()): Promise<Outcome<never> | null> {
  if (postId !== null) await tx.$queryRaw`SELECT "index" FROM "Poll" WHERE "postId" = ${postId} ORDER BY "index" FOR UPDATE`
  const rows = postId === null ? [] : await tx.poll.findMany({ where: { postId }, select: { fingerprint: true, closesAt: true, voters: true, there: true } })
  const held = new Map(rows.map(({ fingerprint, ...row }) => [fingerprintText(fingerprint), row]))
  const polls = pollsOf(source)
  for (const [fingerprint, { voters, there }] of held) {
    if (there && voters > 0 && !polls.some((poll) => poll.fingerprint === fingerprint)) return refused('poll-voted', 'body')
  }
  const past = polls.some(({ fingerprint, until }) => {
    const closesAt = closingTime(until)
    return isClosed({ closesAt }, now) && held.get(fingerprint)?.closesAt?.getTime() !== closesAt?.getTime()
  })
  return past ? refused('poll-past', 'body') : null
}
