import type { Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { pollsIn } from '@/lib/markdown/render'
import type { RenderedPoll } from '@/lib/markdown/rendered'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { voteInput, type VoteInput } from './input'
import { closingTime, isClosed, whyNotChoose, whyNotVote, type PollState } from './rules'
import { pollColumns, pollView, type PollView } from './view'

/** Votes in a poll, or votes anew: until it closes, one may change one's mind. */
export async function vote(viewer: Viewer, postId: number, index: number, raw: VoteInput): Promise<Outcome<PollView>> {
  const input = checked(voteInput, raw)
  if (!input.ok) return input
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

/** Writes down what decides about the votes on the polls of a post as it reads now. To be called in the transaction that renders it. */
export async function keepPolls(tx: Queries, postId: number, polls: readonly RenderedPoll[]): Promise<void> {
  const known = await tx.poll.findMany({ where: { postId }, select: { index: true } })
  if (polls.length === 0 && known.length === 0) return
  const gone = { postId, index: { notIn: polls.map(({ index }) => index) } }
  await tx.poll.deleteMany({ where: { ...gone, voters: 0 } })
  await tx.poll.updateMany({ where: { ...gone, there: true }, data: { there: false } })
  for (const { index, multiple, until, options } of polls) {
    const now = { there: true, closesAt: closingTime(until) }
    const created = { postId, index, multiple, options, counts: Array<number>(options).fill(0), ...now }
    await tx.poll.upsert({ where: { postId_index: { postId, index } }, create: created, update: now, select: { index: true } })
  }
}

/**
 * Why a post's text may not become this one for its polls: one would close before it opens, or one that people have voted on would be another.
 * Null: it may. `postId` is null for a new post. To be called before the text is kept, in the same transaction: nobody votes meanwhile.
 */
export async function refusePolls(tx: Queries, postId: number | null, source: string, now = new Date()): Promise<Outcome<never> | null> {
  const held = postId === null ? [] : await tx.$queryRaw<{ index: number; closesAt: Date | null; voted: boolean }[]>`
    SELECT "index", "closesAt", voters > 0 AND there AS voted FROM "Poll" WHERE "postId" = ${postId} ORDER BY "index" FOR UPDATE`
  // Nothing else can be a poll, and most texts hold none.
  const polls = /poll/i.test(source.normalize('NFKC')) ? pollsIn(source) : []
  if (held.some(({ index, voted }) => voted && !polls.some((poll) => poll.index === index))) return refused('poll-voted', 'body')
  const past = polls.some(({ index, until }) => {
    const closesAt = closingTime(until)
    const before = held.find((poll) => poll.index === index)
    return isClosed({ closesAt }, now) && before?.closesAt?.getTime() !== closesAt?.getTime()
  })
  return past ? refused('poll-past', 'body') : null
}
