import { db } from '@/lib/db/client'
import { personColumns, personView, type PersonView } from '@/lib/people/view'
import type { Member } from '@/lib/viewer/viewer'
import { whyNotBlock } from './rules'
import type { BlockingView } from './view'

/** The people whom a member has blocked, the newest first. */
export async function readBlocks(viewer: Member): Promise<PersonView[]> {
  const rows = await db().block.findMany({ where: { personId: viewer.personId }, orderBy: { createdAt: 'desc' }, select: { blocked: { select: personColumns } } })
  return rows.map(({ blocked }) => personView(blocked))
}

/** Somebody, and whether a member has blocked them; null when nobody has the handle. */
export async function readBlocking(viewer: Member, handle: string): Promise<BlockingView | null> {
  const person = await db().person.findUnique({ where: { handle: handle.toLowerCase() }, select: { ...personColumns, id: true } })
  if (!person) return null
  const rows = await db().block.findMany({ where: { personId: viewer.personId }, select: { blockedId: true } })
  const blocked = rows.some(({ blockedId }) => blockedId === person.id)
  return { person: personView(person), blocked, whyNot: blocked ? null : whyNotBlock(viewer, person.id, rows.length) }
}
