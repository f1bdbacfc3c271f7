import * as operations from '@/lib/api/operations/me'
import { problem } from '@/lib/http/problem'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { readTokens } from '@/lib/tokens/read'
import type { TokenView } from '@/lib/tokens/view'
import { makeToken } from '@/lib/tokens/write'
import type { Member } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listTokens, async ({ viewer }) => done({ items: (await readTokens(viewer as Member)).map(tokenShape), next: null })),
  on(operations.makeToken, async ({ viewer, body, key, scopes: own }) => {
    // Whoever finds one must not make of it what its person never gave it.
    if (own && body.scopes.some((scope) => !own.includes(scope))) return problem(403, 'A token makes none that is for more than itself.')
    const made = await makeToken(viewer, { ...body, key })
    return made.ok ? done({ ...tokenShape(made.value.token), secret: made.value.secret }) : made
  }),
)

function tokenShape({ id, scopes, createdAt, lastUsedAt, expiresAt, name }: TokenView) {
  return { id: String(id), name, scopes: [...scopes], createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null, expiresAt: expiresAt?.toISOString() ?? null }
}
