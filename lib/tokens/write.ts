import { createHmac, randomUUID } from 'node:crypto'
import { write } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { tokenHash } from '@/lib/viewer/token'
import type { Viewer } from '@/lib/viewer/viewer'
import { tokenInput, type TokenInput } from './input'
import { TOKENS_EACH, whyNotScopes } from './rules'
import type { TokenView } from './view'

/**
 * Makes a token. Its secret is in this answer alone: the database keeps a hash. It follows from the key of the act, so that whoever sends the act
 * again within its time is told the same secret, and nothing of it needs to be kept.
 */
export async function makeToken(viewer: Viewer, raw: TokenInput): Promise<Outcome<{ token: TokenView; secret: string }>> {
  const input = checked(tokenInput, raw)
  if (!input.ok) return input
  const { name, scopes, days, key } = input.value
  const why = whyNotScopes(viewer, scopes)
  if (viewer.kind === 'guest' || why) return refused(why ?? 'signed-out', why === 'not-moderator' ? 'scopes' : undefined)
  const { personId } = viewer
  const secret = secretOf(personId, key ?? randomUUID())
  return write(async (tx) => {
    // One after another for a person, so that nobody has more than they may, and a twin finds what the first has made.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR UPDATE`
    const select = { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true, revokedAt: true } as const
    const made = await tx.apiToken.findUnique({ where: { tokenHash: tokenHash(secret) }, select })
    if (made) {
      const same = made.revokedAt === null && made.name === name && made.scopes.join() === scopes.join()
      return same ? done({ token: { ...made, scopes }, secret }) : refused('key-reused')
    }
    const now = new Date()
    const inUse = await tx.apiToken.count({ where: { personId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } })
    if (inUse >= TOKENS_EACH) return refused('tokens-many')
    const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000)
    const { revokedAt: _, ...token } = await tx.apiToken.create({ data: { personId, name, scopes, expiresAt, tokenHash: tokenHash(secret) }, select })
    return done({ token: { ...token, scopes }, secret })
  })
}

/** Ends one of a member's tokens, at once. Done as well when it had ended. */
export async function revokeToken(viewer: Viewer, id: number): Promise<Outcome<null>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  return write(async (tx) => {
    const found = await tx.apiToken.findFirst({ where: { id, personId: viewer.personId }, select: { id: true } })
    if (!found) return refused('token-missing')
    await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } })
    return done(null)
  })
}

// Known by its beginning to whoever finds one where none should be.
function secretOf(personId: number, key: string): string {
  return `c7_${createHmac('sha256', env().NEXTAUTH_SECRET).update(JSON.stringify(['token', personId, key])).digest('base64url')}`
}
