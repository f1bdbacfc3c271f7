import { TOKEN_SCOPES, type TokenScope } from '@/lib/api/operation'
import { db } from '@/lib/db/client'
import { memberColumns, memberIn, type MemberRow } from './member-row'
import { tokenHash } from './token'
import type { Member } from './viewer'

/** A token as whoever is asked needs it. */
export interface KnownToken {
  id: number
  scopes: readonly TokenScope[]
}

interface TokenRow extends MemberRow {
  tokenId: number
  scopes: string[]
  stale: boolean
}

// A token's last use is written down once in this time: it is there to be recognised by, not to be counted.
const USE_NOTED_EVERY = '5 minutes'

/**
 * The member for whom an Authorization header speaks, and the token in it. They may do now what they may do now: their standing and a ban are read
 * with the token; to moderate, the token has to be for it. Null for what is no token of ours, and for one that has expired or was revoked.
 */
export async function tokenOf(authorization: string): Promise<{ viewer: Member; token: KnownToken } | null> {
  const [, secret] = /^Bearer +(c7_[\w-]{43})$/i.exec(authorization) ?? []
  if (!secret) return null
  const [row] = await db().$queryRaw<TokenRow[]>`
    SELECT t.id AS "tokenId", t.scopes::text[], t."lastUsedAt" IS NULL OR t."lastUsedAt" < now() - ${USE_NOTED_EVERY}::interval AS stale,
      ${memberColumns}
    FROM "ApiToken" t JOIN "Person" p ON p.id = t."personId"
    WHERE t."tokenHash" = ${tokenHash(secret)} AND t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > now()) AND p."bannedAt" IS NULL`
  if (!row) return null
  const { tokenId, stale } = row
  const scopes = TOKEN_SCOPES.filter((scope) => row.scopes.includes(scope))
  if (stale) await db().$executeRaw`UPDATE "ApiToken" SET "lastUsedAt" = now() WHERE id = ${tokenId}`
  return { viewer: { ...memberIn(row), asAnybody: !scopes.includes('moderate') }, token: { id: tokenId, scopes } }
}
