import { cookies } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import type { AuthOptions } from 'next-auth'
import NextAuth from 'next-auth/next'
import { env } from '@/lib/env'
import { splitLocale } from '@/lib/i18n/locales'
import { log } from '@/lib/log'
import { api, localPath, pathsIn } from '@/lib/paths'
import { personByAddress, personByMethod } from '@/lib/people/read'
import { recogniseAddress } from '@/lib/people/write'
import { adapter } from './adapter'
import { banToAppeal } from './appeal-key'
import { attempts, type Attempt } from './attempt'
import { cookieNames, secureCookies, SESSION_S } from './cookie-names'
import { failureOf, failureOfAnswer, type Failure } from './failure'
import { isOffered, type MethodId } from './methods'
import { identityOf, providers } from './providers'
import { currentViewer } from './session'
import { newToken } from './token'

// NextAuth keeps the cookies of a flow so long; ours that go with it live as long.
const FLOW_S = 15 * 60

function options(): AuthOptions {
  const { SITE_URL, NEXTAUTH_SECRET } = env()
  // The one setting that NextAuth takes from the environment alone; without it, it believes the request's Host.
  process.env.NEXTAUTH_URL = SITE_URL
  return {
    secret: NEXTAUTH_SECRET,
    adapter,
    providers: providers(),
    session: { strategy: 'database', maxAge: SESSION_S, generateSessionToken: newToken },
    useSecureCookies: secureCookies(),
    cookies: flowCookies(),
    pages: { signIn: pathsIn('en').signIn(), error: pathsIn('en').signIn() },
    callbacks: {
      signIn: admit,
      redirect: ({ url, baseUrl }) => baseUrl + endOf(url),
      session: ({ session, user }) => ({ expires: session.expires, user: { name: user.name } }),
    },
    events: {
      async signIn({ user }) {
        const email = attempts.getStore()?.email
        if (email) await recogniseAddress(Number(user.id), email, env().ADMIN_EMAILS)
      },
    },
    logger: { warn() {}, debug() {}, error: noteFailure },
  }
}

function flowCookies(): AuthOptions['cookies'] {
  const names = cookieNames()
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } as const
  const short = { ...options, maxAge: FLOW_S }
  return {
    sessionToken: { name: names.session, options },
    callbackUrl: { name: names.callback, options: short },
    csrfToken: { name: names.csrf, options },
    pkceCodeVerifier: { name: names.pkce, options: short },
    state: { name: names.state, options: short },
    nonce: { name: names.nonce, options: short },
  }
}

/** Where a sign-in ends for a return address of whatever origin: always on this site, always by way of /sign-in/done. */
function endOf(url: string): string {
  const { SITE_URL } = env()
  const local = URL.canParse(url) && new URL(url).origin === SITE_URL ? url.slice(SITE_URL.length) : url
  const path = localPath(local)
  return path.startsWith(api.signedIn('').split('?')[0]!) ? path : api.signedIn(path)
}

/** The page to which somebody wanted to return, from where the sign-in was to end. */
function returnOf(url: string | undefined): string {
  return localPath(new URL(endOf(url ?? '/'), env().SITE_URL).searchParams.get('to'))
}

type SignInQuestion = Parameters<NonNullable<NonNullable<AuthOptions['callbacks']>['signIn']>>[0]

// Only somebody whom the provider vouches for gets here. No account is ever found by its address: that would hand it to whoever
// controls the address at any one of the providers.
async function admit({ account, profile }: SignInQuestion): Promise<boolean> {
  const attempt = attempts.getStore()
  if (!attempt || !account || !isOffered(account.provider)) return false
  const identity = identityOf[account.provider](profile)
  attempt.method = { provider: account.provider, id: account.providerAccountId }
  attempt.email = identity.email?.toLowerCase() ?? null
  const person = await personByMethod(account.provider, account.providerAccountId)
  if (person?.banned) {
    attempt.appeal = (await banToAppeal(person.id)) ?? undefined
    return deny(attempt, 'banned')
  }
  if (person || attempt.connecting || !attempt.email) return true
  const holder = await personByAddress(attempt.email)
  if (!holder) return true
  attempt.ways = holder.providers
  return deny(attempt, 'linking')
}

function deny(attempt: Attempt, failure: Failure): false {
  attempt.failure = failure
  return false
}

// What a provider answers may hold addresses and codes, so the log gets the kind of the failure and nothing of it.
function noteFailure(code: string, metadata: unknown): void {
  const thrown = metadata instanceof Error ? metadata : (metadata as { error?: unknown })?.error
  const attempt = attempts.getStore()
  const failure = attempt?.failure ?? failureOf(thrown)
  if (attempt?.noted) return
  if (attempt) Object.assign(attempt, { failure, noted: true })
  if (failure === 'unavailable' || failure === 'failed') log().warn({ code, failure }, 'a sign-in failed')
}

type RouteContext = { params: Promise<{ nextauth: string[] }> }

/** Everything under /api/auth. Where NextAuth would show an error of its own, our sign-in page says what happened. */
export async function authRoute(request: NextRequest, context: RouteContext): Promise<Response> {
  const [action, method = ''] = (await context.params).nextauth
  // It writes whatever anybody sends to our log.
  if (action === '_log') return new Response(null, { status: 404 })
  if (action !== 'callback' || !isOffered(method)) return withPages(await NextAuth(request, context, options()), undefined, returnOf(undefined))
  const jar = await cookies()
  const to = returnOf(jar.get(cookieNames().callback)?.value)
  const connecting = jar.get(cookieNames().connect)?.value === method && (await currentViewer()).kind === 'member'
  const refusal = request.nextUrl.searchParams.get('error')
  const attempt: Attempt = { locale: splitLocale(to)[0], connecting, failure: refusal ? failureOfAnswer(refusal) : undefined }
  const response: Response = await attempts.run(attempt, () => NextAuth(request, context, options()))
  if (connecting) jar.set(cookieNames().connect, '', { path: '/', httpOnly: true, secure: secureCookies(), maxAge: 0 })
  return withPages(response, attempt, to, method)
}

function withPages(response: Response, attempt: Attempt | undefined, to: string, method?: MethodId): Response {
  const location = response.headers.get('location')
  if (!location) return response
  const { SITE_URL } = env()
  const target = new URL(location, SITE_URL)
  const asked = target.searchParams.get('callbackUrl')
  if (target.pathname.startsWith('/api/auth/')) {
    const taken = target.searchParams.get('error') === 'OAuthAccountNotLinked'
    response.headers.set('location', failurePage(attempt?.failure ?? (taken ? 'taken' : 'failed'), to, method, attempt?.ways, attempt?.appeal))
  } else if (target.pathname === pathsIn('en').signIn() && asked) {
    response.headers.set('location', pathsIn('en').signIn({ to: returnOf(asked) }))
  } else if (target.origin === SITE_URL) {
    // Connecting is no sign-in, so none of what follows one is due.
    response.headers.set('location', attempt?.connecting ? to : target.pathname === '/' ? api.signedIn(to) : target.pathname + target.search)
  }
  return response
}

function failurePage(error: Failure, to: string, method?: MethodId, ways?: string[], appeal?: Attempt['appeal']): string {
  return pathsIn(splitLocale(to)[0]).signIn({ error, method, ways: ways?.join(), ...appeal, to: to === '/' ? undefined : to })
}

/**
 * Begins a sign-in, in a form action: sets the flow's cookies and answers the provider's address to go to, or our own page when the
 * provider cannot be reached. `to` is where the person comes back to; `connecting`: this provider is to be added to who is signed in.
 */
export async function beginSignIn(method: MethodId, to: string, connecting: boolean): Promise<string> {
  const jar = await cookies()
  const { SITE_URL } = env()
  const call = async (action: string[], init?: { method: string; body: URLSearchParams }) => {
    const request = new NextRequest(`${SITE_URL}/api/auth/${action.join('/')}`, init)
    const response: Response = await NextAuth(request, { params: Promise.resolve({ nextauth: action }) }, options())
    for (const { name, value, ...rest } of new NextResponse(null, { headers: response.headers }).cookies.getAll()) jar.set(name, value, rest)
    return response
  }
  const { csrfToken } = (await (await call(['csrf'])).json()) as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken, callbackUrl: SITE_URL + api.signedIn(to) })
  const attempt: Attempt = { locale: splitLocale(to)[0], connecting }
  const location = (await attempts.run(attempt, () => call(['signin', method], { method: 'POST', body }))).headers.get('location') ?? ''
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies(), maxAge: connecting ? FLOW_S : 0 } as const
  jar.set(cookieNames().connect, connecting ? method : '', cookie)
  return new URL(location, SITE_URL).pathname.startsWith('/api/auth/') ? failurePage(attempt.failure ?? 'unavailable', to, method) : location
}
