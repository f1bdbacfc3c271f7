import { createHmac, timingSafeEqual } from 'node:crypto'
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
