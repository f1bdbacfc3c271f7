import { db } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { whyNotBlock } from './rules'

/** Reads and hears nothing more from somebody, who is not told. What they had unread from them goes; what moderators did stays. */
export async function block(viewer: Viewer, handle: string): Promise<Outcome<{ handle: string }>> {
  return write(async (tx) => {
    const person = await tx.person.findUnique({ where: { handle: handle.toLowerCase() }, select: { id: true } })
    if (!person) return refused('person-missing')
    const { id: blockedId } = person
    const already = viewer.kind === 'guest' ? 0 : await tx.block.count({ where: { personId: viewer.personId, blockedId: { not: blockedId } } })
    const why = whyNotBlock(viewer, blockedId, already)
    if (viewer.kind === 'guest' || why) return refused(why ?? 'signed-out')
    const { personId } = viewer
    await tx.block.createMany({ data: [{ personId, blockedId }], skipDuplicates: true })
    await tx.notice.deleteMany({ where: { personId, readAt: null, kind: { in: ['reply', 'mention', 'quote'] }, event: { actorId: blockedId } } })
    return done({ handle })
  })
}

/** Reads and hears from somebody again. */
export async function unblock(viewer: Viewer, handle: string): Promise<Outcome<{ handle: string }>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  await db().block.deleteMany({ where: { personId: viewer.personId, blocked: { handle: handle.toLowerCase() } } })
  return done({ handle })
}
