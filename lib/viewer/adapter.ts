import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { db } from '@/lib/db/client'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { personByAddress, personById, personByMethod, type SignInPerson } from '@/lib/people/read'
import { connectMethod, joinForum } from '@/lib/people/write'
import { attempts } from './attempt'
import { tokenHash } from './token'
import type { Standing } from './viewer'

/**
 * NextAuth's door to our tables. It stores no provider's tokens, and sessions by the hash of theirs. A session is linked to only when
 * its member asked for it in settings; any other answer of a provider starts a session of its own.
 */
export const adapter: Adapter = {
  async createUser(user: Omit<AdapterUser, 'id'> & { standing?: Standing }) {
    const attempt = attempts.getStore()
    if (!attempt?.method) throw new Error('a person joined without an identity')
    const { locale, method } = attempt
    const { name = null, email, standing = 'newcomer' } = user
    const id = await joinForum({ name, email: email || null, locale: locale ?? DEFAULT_LOCALE, standing, method })
    return userOf(await personById(id))!
  },
  getUser: async (id) => userOf(await personById(Number(id))),
  getUserByEmail: async (email) => userOf(await personByAddress(email)),
  getUserByAccount: async ({ provider, providerAccountId }) => userOf(await personByMethod(provider, providerAccountId)),
  async linkAccount({ userId, provider, providerAccountId }: { userId: string; provider: string; providerAccountId: string }) {
    await connectMethod(Number(userId), { provider, id: providerAccountId })
  },
  async createSession({ sessionToken, userId, expires }) {
    const leaving = attempts.getStore()?.leaving
    if (leaving) await db().session.deleteMany({ where: { tokenHash: tokenHash(leaving) } })
    await db().session.create({ data: { tokenHash: tokenHash(sessionToken), personId: Number(userId), expiresAt: expires } })
    return { sessionToken, userId, expires }
  },
  async getSessionAndUser(sessionToken) {
    const attempt = attempts.getStore()
    if (attempt && !attempt.connecting) {
      attempt.leaving = sessionToken
      return null
    }
    const where = { tokenHash: tokenHash(sessionToken), expiresAt: { gt: new Date() }, person: { bannedAt: null } }
    const row = await db().session.findFirst({ where })
    const user = row && userOf(await personById(row.personId))
    return row && user ? { session: { sessionToken, userId: user.id, expires: row.expiresAt }, user } : null
  },
  // Sessions have a fixed end (cookie-names.ts), so there is nothing to update.
  updateSession: () => null,
  async deleteSession(sessionToken) {
    await db().session.deleteMany({ where: { tokenHash: tokenHash(sessionToken) } })
  },
}

function userOf(person: SignInPerson | null): AdapterUser | null {
  return person && { id: String(person.id), name: person.name, email: person.email ?? '', emailVerified: null }
}
