import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { lockPost } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { whyNotWrite } from '@/lib/sanctions/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import { PRESSES_A_MINUTE, whyNotReact, type ReactionKind } from './rules'
import type { ReactedView } from './view'

/**
 * Reacts to a post in one way, or takes that back. Done twice, it is done once. The counts change with the rows, while the post is held, so
 * that they are always exact.
 */
export async function react(viewer: Viewer, postId: number, kind: ReactionKind, on = true): Promise<Outcome<ReactedView>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  const paused = on ? whyNotWrite(viewer) : null
  if (paused) return refusedAll([paused])
  const { personId } = viewer
  if (await isTooOften(personId)) return refused('too-often')
  return write(async (tx) => {
    await lockPost(tx, postId)
    const post = await tx.post.findUnique({ where: { id: postId }, select: { authorId: true, state: true, thread: { select: { deletedAt: true } } } })
    const why = post ? whyNotReact(viewer, post) : 'post-missing'
    if (why) return refused(why)
    const row = { postId, personId, kind }
    const { count } = on ? await tx.reaction.createMany({ data: [row], skipDuplicates: true }) : await tx.reaction.deleteMany({ where: row })
    const step = on ? count : -count
    const counts = await tx.post.update({ where: { id: postId }, data: { [kind]: { increment: step } }, select: { heart: true, tears: true, laugh: true, think: true } })
    const own = await tx.reaction.findMany({ where: { postId, personId }, select: { kind: true }, orderBy: { kind: 'asc' } })
    return done({ counts, own: own.map((one) => one.kind) })
  })
}

// One for a process: an instance bounds what it is asked itself, and nothing of it is worth keeping.
const shared = globalThis as { cellPresses?: RateLimiterMemory }

/** Counts one press of somebody, whether it changes anything or not. */
async function isTooOften(personId: number): Promise<boolean> {
  const limiter = (shared.cellPresses ??= new RateLimiterMemory({ keyPrefix: 'react', points: PRESSES_A_MINUTE, duration: 60 }))
  return limiter.consume(personId).then(
    () => false,
    (error: unknown) => {
      if (error instanceof RateLimiterRes) return true
      throw error
    },
  )
}
