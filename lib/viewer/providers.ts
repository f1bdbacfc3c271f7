import Discord from 'next-auth/providers/discord'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import Kakao from 'next-auth/providers/kakao'
import Naver from 'next-auth/providers/naver'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env, type Settings } from '@/lib/env'
import { DEMO_PATH } from './demo-idp'
import { DEMO_CLIENT, derivedSecret } from './demo-keys'
import { offeredMethods, type MethodId } from './methods'
import type { Standing } from './viewer'

/** What a provider tells about somebody. The address is only ever one that the provider says it has verified. */
export interface Identity {
  id: string
  name: string | null
  email: string | null
  standing?: Standing
}

// A provider that has not answered by then is down, as far as somebody waiting can tell.
const httpOptions = { timeout: 4000 }

// A profile is whatever the provider sent; every field may be missing.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Profile = any

/** How each provider's profile is read. Naver has no word on whether an address is verified, so it gives none. */
export const identityOf: Record<MethodId, (profile: Profile) => Identity> = {
  google: openId,
  oidc: openId,
  demo: (profile) => ({ ...openId(profile), standing: profile.standing }),
  github: (profile) => ({ id: String(profile.id), name: profile.name ?? profile.login, email: profile.verifiedEmail ?? null }),
  discord: (profile) => ({
    id: String(profile.id),
    name: profile.global_name ?? profile.username,
    email: profile.verified === true ? profile.email ?? null : null,
  }),
  kakao: ({ id, kakao_account: account }) => ({
    id: String(id),
    name: account?.profile?.nickname ?? null,
    email: account?.is_email_valid === true && account.is_email_verified === true ? account.email ?? null : null,
  }),
  naver: ({ response }) => ({ id: String(response.id), name: response.nickname ?? response.name ?? null, email: null }),
}

function openId(profile: Profile): Identity {
  const verified = profile.email_verified === true || profile.email_verified === 'true'
  return { id: String(profile.sub), name: profile.name ?? profile.preferred_username ?? null, email: verified ? profile.email ?? null : null }
}

/** The providers that NextAuth is given. */
export function providers(): OAuthConfig<Profile>[] {
  const settings = env()
  return offeredMethods().map((id) => MAKE[id](settings, { profile: identityOf[id] as never, httpOptions }))
}

interface Common {
  profile: never
  httpOptions: { timeout: number }
}

const MAKE: Record<MethodId, (settings: Settings, common: Common) => OAuthConfig<Profile>> = {
  google: (settings, common) =>
    Google({ ...common, clientId: settings.AUTH_GOOGLE_ID!, clientSecret: settings.AUTH_GOOGLE_SECRET!, checks: ['pkce', 'state', 'nonce'] }),
  github: (settings, common) => {
    const userinfo = { url: 'https://api.github.com/user', request: githubUser }
    return GitHub({ ...common, clientId: settings.AUTH_GITHUB_ID!, clientSecret: settings.AUTH_GITHUB_SECRET!, checks: ['pkce', 'state'], userinfo })
  },
  discord: (settings, common) =>
    Discord({ ...common, clientId: settings.AUTH_DISCORD_ID!, clientSecret: settings.AUTH_DISCORD_SECRET!, checks: ['pkce', 'state'] }),
  kakao: (settings, common) => Kakao({ ...common, clientId: settings.AUTH_KAKAO_ID!, clientSecret: settings.AUTH_KAKAO_SECRET!, checks: ['state'] }),
  naver: (settings, common) => Naver({ ...common, clientId: settings.AUTH_NAVER_ID!, clientSecret: settings.AUTH_NAVER_SECRET!, checks: ['state'] }),
  oidc: (settings, common) => ({
    ...openIdConnect('oidc', common),
    wellKnown: `${settings.AUTH_OIDC_ISSUER!.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: settings.AUTH_OIDC_ID,
    clientSecret: settings.AUTH_OIDC_SECRET,
  }),
  demo: (settings, common) => {
    const issuer = settings.SITE_URL + DEMO_PATH
    // From process to itself, whatever name the forum has outside.
    const inside = `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${settings.PORT}${DEMO_PATH}`
    return {
      ...openIdConnect('demo', common),
      issuer,
      // Its page asks every time: choosing a person is the whole point of it.
      authorization: { url: `${issuer}/auth`, params: { scope: 'openid profile email', prompt: 'login' } },
      token: { url: `${inside}/token` },
      userinfo: { url: `${inside}/me` },
      jwks_endpoint: `${inside}/jwks`,
      clientId: DEMO_CLIENT,
      clientSecret: derivedSecret(settings.NEXTAUTH_SECRET, 'demo client'),
    }
  },
}

function openIdConnect(id: MethodId, common: Common): OAuthConfig<Profile> {
  const authorization = { params: { scope: 'openid profile email' } }
  return { id, name: id, type: 'oauth', idToken: true, checks: ['pkce', 'state', 'nonce'], authorization, ...common }
}

interface GitHubAddress {
  email: string
  primary: boolean
  verified: boolean
}

// The profile's own address may be unverified, so only the list of addresses counts.
const githubUser = async ({ client, tokens }: Profile): Promise<Profile> => {
  const profile = await client.userinfo(tokens.access_token)
  const answer = await fetch('https://api.github.com/user/emails', {
    headers: { authorization: `token ${tokens.access_token}` },
    signal: AbortSignal.timeout(httpOptions.timeout),
  })
  const addresses = answer.ok ? ((await answer.json()) as GitHubAddress[]) : []
  return { ...profile, verifiedEmail: addresses.find(({ primary, verified }) => primary && verified)?.email ?? null }
}
