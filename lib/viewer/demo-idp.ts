import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { demoAllowed, env, type Settings } from '@/lib/env'
import { DEMO_CLIENT, demoKeys, derivedSecret } from './demo-keys'
import { choosingPage, DEMO_POLICY, localeAsked, lostPage } from './demo-page'
import { demoClaims, demoSubject } from './demo-people'

/** Where the demo provider lives. */
export const DEMO_PATH = '/demo-idp'

// Sign-in's own cookies live as long (NextAuth's 15 minutes): after that neither side could go on.
const WAIT_S = 15 * 60
const TOKEN_S = 5 * 60
// The form holds one name; anything longer is not ours.
const LONGEST_FORM = 4096

/**
 * A request handler for everything under /demo-idp: a real OpenID Connect provider with people who need no password. Throws where the
 * demo sign-in may not exist. The provider itself is made at the first request.
 */
export function demoProvider(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const settings = env()
  if (!demoAllowed(settings)) throw new Error('the demo sign-in may not exist with these settings')
  let made: Promise<Provider> | undefined
  return async (request, response) => {
    const provider = await (made ??= makeProvider(settings))
    const { pathname } = new URL(request.url ?? '/', settings.SITE_URL)
    if (pathname.startsWith(`${DEMO_PATH}/interaction/`)) return choose(provider, request, response, pathname)
    const mounted = request as IncomingMessage & { originalUrl?: string }
    mounted.originalUrl = request.url
    mounted.url = request.url?.slice(DEMO_PATH.length) || '/'
    await provider.callback()(request, response)
  }
}

async function makeProvider(settings: Settings): Promise<Provider> {
  const { Provider } = await import('oidc-provider/lib/provider.js')
  const { createMemoryAdapter } = await import('oidc-provider/lib/adapters/memory_adapter.js')
  const provider = new Provider(settings.SITE_URL + DEMO_PATH, {
    ...configuration(settings),
    adapter: createMemoryAdapter(),
    jwks: await demoKeys(settings.DATA_DIR),
  })
  // Behind a proxy of our own the address is https though the request is not.
  provider.proxy = settings.SITE_URL.startsWith('https:')
  return provider
}

function configuration(settings: Settings): Configuration {
  return {
    clients: [{
      client_id: DEMO_CLIENT,
      client_secret: derivedSecret(settings.NEXTAUTH_SECRET, 'demo client'),
      redirect_uris: [`${settings.SITE_URL}/api/auth/callback/demo`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    }],
    claims: { openid: ['sub'], profile: ['name', 'standing'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: [derivedSecret(settings.NEXTAUTH_SECRET, 'demo cookies')] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => demoClaims(sub) }),
    interactions: { url: (_context, interaction) => `${DEMO_PATH}/interaction/${interaction.uid}` },
    // Choosing a person is the consent.
    async loadExistingGrant(context) {
      const { oidc } = context
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
    renderError,
    ttl: { AccessToken: TOKEN_S, AuthorizationCode: 60, Grant: WAIT_S, IdToken: TOKEN_S, Interaction: WAIT_S, Session: WAIT_S },
  }
}

function renderError(context: KoaContextWithOIDC): void {
  context.type = 'html'
  context.set('content-security-policy', DEMO_POLICY)
  context.body = lostPage(localeAsked(context.get('accept-language')))
}

async function choose(provider: Provider, request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
  const locale = localeAsked(request.headers['accept-language'])
  try {
    await provider.interactionDetails(request, response)
  } catch {
    return answer(response, 400, lostPage(locale))
  }
  if (request.method !== 'POST') return answer(response, 200, choosingPage(locale, pathname))
  const form = await readForm(request)
  const accountId = form.has('cancel') ? null : demoSubject(form.get('account') ?? '')
  if (!accountId && !form.has('cancel')) return answer(response, 422, choosingPage(locale, pathname))
  const result = accountId ? { login: { accountId, remember: false } } : { error: 'access_denied', error_description: 'cancelled' }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) if (text.length < LONGEST_FORM) text += chunk
  return new URLSearchParams(text)
}

function answer(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': DEMO_POLICY,
    'referrer-policy': 'same-origin',
  })
  response.end(html)
}
