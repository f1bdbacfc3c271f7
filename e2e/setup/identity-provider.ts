import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider/lib/provider.js'
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'

export interface IdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  close: () => Promise<void>
}

/**
 * Somebody else's OpenID Connect provider, for tests: its page takes any `sub`, `name`, `email` and whether the address is `verified`.
 * `site` is the forum's address.
 */
export async function identityProvider(site: string, port: number): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${port}`
  const claims = new Map<string, Record<string, string | boolean>>()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const client = { clientId: 'forum', clientSecret: 'a secret for tests' }
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(),
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [`${site}/api/auth/callback/oidc`] }],
    conformIdTokenClaims: false,
    cookies: { keys: ['for tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims.get(sub) }) }),
    interactions: { url: (_context, { uid }) => `/choose/${uid}` },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as never] },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 900, IdToken: 300, Interaction: 900, Session: 900 },
  })
  const page = `<!doctype html><html lang="en"><title>Another provider</title><link rel="icon" href="data:,"><h1>Another provider</h1><form method="post">
${['sub', 'name', 'email'].map((name) => `<label>${name} <input name="${name}"></label>`).join('')}
<label><input type="checkbox" name="verified"> verified</label><button>Continue</button></form></html>`
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/choose/')) return provider.callback()(request, response)
    if (request.method !== 'POST') return response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    const form = new URLSearchParams(text)
    const sub = form.get('sub') ?? ''
    claims.set(sub, { name: form.get('name') ?? '', email: form.get('email') ?? '', email_verified: form.has('verified') })
    return provider.interactionFinished(request, response, { login: { accountId: sub, remember: false } }, { mergeWithLastSubmission: false })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { issuer, ...client, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
