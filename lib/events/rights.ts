import { db } from '@/lib/db/client'

/** The channel on which all instances are told that a session or a token has ended, or somebody was banned (a trigger says so). */
export const RIGHTS_CHANNEL = 'cell_rights'

/** By what somebody follows: a session, by the hash of its token, or a token of the API, by its number. */
export type Right = { session: string } | { token: number }

/** Which of these still let their person in. One query for each kind. */
export async function standing(rights: readonly Right[]): Promise<(right: Right) => boolean> {
  const now = new Date()
  const [sessions, tokens] = await Promise.all([
    db().session.findMany({
      where: { tokenHash: { in: rights.flatMap((right) => ('session' in right ? [right.session] : [])) }, expiresAt: { gt: now }, person: { bannedAt: null } },
      select: { tokenHash: true },
    }),
    db().apiToken.findMany({
      where: { id: { in: rights.flatMap((right) => ('token' in right ? [right.token] : [])) }, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }], person: { bannedAt: null } },
      select: { id: true },
    }),
  ])
  const stand = new Set<string | number>([...sessions.map(({ tokenHash }) => tokenHash), ...tokens.map(({ id }) => id)])
  return (right) => stand.has('session' in right ? right.session : right.token)
}
