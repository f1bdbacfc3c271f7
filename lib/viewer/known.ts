import { parseCookie } from 'cookie'
import { db } from '@/lib/db/client'
import { DEFAULT_OPENS, parseOpens } from '@/lib/spoilers/opens'
import { parseSeen } from '@/lib/spoilers/seen'
import { cookieNames } from './cookie-names'
import { memberColumns, memberIn, type MemberRow } from './member-row'
import { tokenHash } from './token'
import { guestWho, type Member, type Viewer } from './viewer'

/** The member to whom a session's token belongs; null when it has ended, or the person is banned. One query. */
export async function memberOf(token: string): Promise<Member | null> {
  const [row] = await db().$queryRaw<MemberRow[]>`
    SELECT ${memberColumns}
    FROM "Session" s JOIN "Person" p ON p.id = s."personId"
    WHERE s."tokenHash" = ${tokenHash(token)} AND s."expiresAt" > now() AND p."bannedAt" IS NULL`
  return row ? memberIn(row) : null
}

/**
 * Who sends this Cookie header, and the hash of the token of the session by which they are known; null: by none. A ban or a sign-out takes effect
 * at once. At most one query.
 */
export async function knownBy(header: string | null): Promise<{ viewer: Viewer; session: string | null }> {
  const jar = parseCookie(header ?? '')
  const { session, seen, opens } = cookieNames()
  const token = jar[session]
  const member = token ? await memberOf(token) : null
  if (token && member) return { viewer: member, session: tokenHash(token) }
  return { viewer: guestWho(parseSeen(jar[seen]), parseOpens(jar[opens]) ?? DEFAULT_OPENS), session: null }
}
