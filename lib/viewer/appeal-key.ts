import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'

/**
 * The key in the private address at which one person appeals against one action: for whoever cannot sign in, as they are banned. It opens what they
 * say there and how that was decided, and nothing else; it is of no use once there is nothing to appeal against.
 */
export function appealKey(actionId: number, personId: number): string {
  return `${personId}.${createHmac('sha256', env().NEXTAUTH_SECRET).update(`appeal ${actionId} ${personId}`).digest('base64url')}`
}

/** Whose key this is for an action; null for any other text. */
export function appellantBy(key: string, actionId: number): number | null {
  const [, personId] = /^([1-9]\d{0,8})\.[\w-]{43}$/.exec(key) ?? []
  if (!personId) return null
  const [given, right] = [Buffer.from(key), Buffer.from(appealKey(actionId, Number(personId)))]
  return given.length === right.length && timingSafeEqual(given, right) ? Number(personId) : null
}

/** The ban that keeps somebody out, and the key to appeal against it; null where none stands in the log. */
export async function banToAppeal(personId: number): Promise<{ ban: number; key: string } | null> {
  const ban = await db().action.findFirst({ where: { personId, kind: 'ban' }, orderBy: { id: 'desc' }, select: { id: true } })
  return ban && { ban: ban.id, key: appealKey(ban.id, personId) }
}
