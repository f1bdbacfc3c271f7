import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { DEFAULT_OPENS } from '@/lib/spoilers/opens'
import { normaliseSeen } from '@/lib/spoilers/seen'
import { guestWho, type Guest } from './viewer'

/** The key in a member's private feed address: whose it is, the number of the address, and what only this forum can make of the two. */
export function feedKey(personId: number, version: number): string {
  const who = `${personId}.${version}`
  return `${who}.${createHmac('sha256', env().NEXTAUTH_SECRET).update(`feed address ${who}`).digest('base64url')}`
}

/**
 * Who reads a feed with this key: somebody who has seen what its member has, and nothing more of that member. Null, whatever the reason,
 * for a key that was never given, was replaced or revoked, or belongs to somebody who is banned.
 */
export async function feedReader(key: string): Promise<Guest | null> {
  const [, personId, version] = /^([1-9]\d{0,8})\.([1-9]\d{0,8})\.[\w-]{43}$/.exec(key) ?? []
  if (!personId || !version || !equal(key, feedKey(Number(personId), Number(version)))) return null
  const person = await db().person.findFirst({
    where: { id: Number(personId), feedVersion: Number(version), bannedAt: null },
    select: { opens: true, progress: { select: { version: true, until: true } } },
  })
  if (!person) return null
  const seen = Object.fromEntries(person.progress.map((one) => [one.version, one.until ?? 'whole']))
  return guestWho(normaliseSeen(seen), person.opens ?? DEFAULT_OPENS)
}

/** Whether two texts are the same, found out in a time that tells nothing of where they differ. */
function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
