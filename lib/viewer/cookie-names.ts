import { env } from '@/lib/env'

/** How long what a guest has seen, and who was signed in, is remembered, in seconds: a year. */
export const YEAR_S = 365 * 24 * 60 * 60
/** How long a guest's draft waits for them to sign in, in seconds: a day. */
export const DRAFT_S = 24 * 60 * 60
/** How long a session lasts, in seconds: ninety days. A shorter one would end while people are between two films. */
export const SESSION_S = 90 * 24 * 60 * 60

/** Whether cookies may travel over TLS alone. */
export function secureCookies(): boolean {
  return env().SITE_URL.startsWith('https:')
}

/** Every cookie of the forum by what it is for. Those that carry rights have a prefix that other sites cannot set, where TLS allows it. */
export function cookieNames() {
  const host = secureCookies() ? '__Host-' : ''
  return {
    session: `${host}cell.session`,
    draft: `${host}draft`,
    connect: `${host}cell.connect`,
    csrf: `${host}cell.csrf`,
    callback: `${host}cell.callback`,
    pkce: `${host}cell.pkce`,
    state: `${host}cell.state`,
    nonce: `${host}cell.nonce`,
    // Read by the page's script, so plain ones.
    seen: 'seen',
    opens: 'opens',
    who: 'who',
  }
}
