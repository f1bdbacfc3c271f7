import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { api } from '@/lib/paths'

// Somebody reads a post they opened, and comes back to it in the same sitting. All grants of one hour are the same, so that equal pages stay
// equal bytes; each holds to the end of the next one.
const HOUR_MS = 60 * 60 * 1000

/** The longest that a grant holds, in seconds. */
export const GRANT_SECONDS = (2 * HOUR_MS) / 1000

/** An image's address for somebody who was let in to it by other means than what they have seen: they opened it, wrote it, or judge it. */
export function grantedAddress(id: string, now = Date.now()): string {
  const until = (Math.floor(now / HOUR_MS) + 2) * HOUR_MS
  return api.media(id, `${(until / 1000).toString(36)}.${signed(id, until)}`)
}

/** Whether this is a grant of ours for this image that still holds. */
export function isGrant(id: string, grant: string | null, now = Date.now()): boolean {
  const [, seconds, signature] = /^([0-9a-z]{1,8})\.([\w-]{22})$/.exec(grant ?? '') ?? []
  if (!seconds || !signature) return false
  const until = Number.parseInt(seconds, 36) * 1000
  return now < until && timingSafeEqual(Buffer.from(signature), Buffer.from(signed(id, until)))
}

// 132 bits of it.
function signed(id: string, until: number): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`image ${id} until ${until}`).digest('base64url').slice(0, 22)
}
