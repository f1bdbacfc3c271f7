import { TOKEN_SCOPES } from '@/lib/api/operation'
import { db } from '@/lib/db/client'
import type { Member } from '@/lib/viewer/viewer'
import type { TokenView } from './view'

/** A member's tokens that work, the newest first. */
export async function readTokens(viewer: Member): Promise<TokenView[]> {
  const rows = await db().apiToken.findMany({
    where: { personId: viewer.personId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    select: { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true },
    orderBy: { id: 'desc' },
  })
  return rows.map(({ scopes, ...token }) => ({ ...token, scopes: TOKEN_SCOPES.filter((scope) => scopes.includes(scope)) }))
}
