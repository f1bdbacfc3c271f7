import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/lib/db/client'
import type { Locale } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { DEFAULT_OPENS, parseOpens, type Opens } from '@/lib/spoilers/opens'
import { formatSeen, parseSeen, type Seen } from '@/lib/spoilers/seen'
import { cookieNames, DRAFT_S, secureCookies, YEAR_S } from './cookie-names'
import { memberOf } from './known'
import { newToken, tokenHash } from './token'
import { guestWho, type Member, type Viewer } from './viewer'

/** Who is reading this private page or sending this form: one query, once for a request. A ban or a sign-out takes effect at once. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const jar = await cookies()
  const token = jar.get(cookieNames().session)?.value
  return (token && (await memberOf(token))) || guestWho(await seenHere(), await opensHere())
})

/** The member who asks for a private page. A guest is led to sign-in and comes back to `path` (with its language's prefix). */
export async function requireMember(locale: Locale, path: string): Promise<Member> {
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') redirect(pathsIn(locale).signIn({ to: path }))
  return viewer
}

/** What this browser says has been seen, whoever is signed in. */
export async function seenHere(): Promise<Seen> {
  return parseSeen((await cookies()).get(cookieNames().seen)?.value)
}

/** How this browser says that sealed text shall open, whoever is signed in. */
export async function opensHere(): Promise<Opens> {
  return parseOpens((await cookies()).get(cookieNames().opens)?.value) ?? DEFAULT_OPENS
}

/** Puts what has been seen, and how sealed text opens, where the page cache and the page's script find it. In a form action or a route only. */
export async function rememberSeen(seen: Seen, opens: Opens): Promise<void> {
  await rememberPlainly(cookieNames().seen, formatSeen(seen))
  await rememberPlainly(cookieNames().opens, opens === DEFAULT_OPENS ? '' : opens)
}

async function rememberPlainly(name: string, text: string): Promise<void> {
  const jar = await cookies()
  if (text) jar.set(name, text, { path: '/', sameSite: 'lax', secure: secureCookies(), maxAge: YEAR_S })
  else jar.delete(name)
}

/** Tells the page's script that somebody is signed in, by their handle; null: nobody is. It gives no rights. */
export async function rememberWho(handle: string | null): Promise<void> {
  await rememberPlainly(cookieNames().who, handle ?? '')
}

/** The key to this browser's drafts; null when it has none. */
export async function draftKey(): Promise<string | null> {
  return (await cookies()).get(cookieNames().draft)?.value ?? null
}

/** The key to this browser's drafts, made when there is none. In a form action only. */
export async function ensureDraftKey(): Promise<string> {
  const key = (await draftKey()) ?? newToken()
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies(), maxAge: DRAFT_S } as const
  ;(await cookies()).set(cookieNames().draft, key, options)
  return key
}

/** Forgets the key to this browser's drafts: they belong to an account now. */
export async function forgetDraftKey(): Promise<void> {
  await forget(cookieNames().draft)
}

/** Signs this browser out: the session is gone from the database before the cookie is. What has been seen stays. */
export async function endSession(): Promise<void> {
  const token = (await cookies()).get(cookieNames().session)?.value
  if (token) await db().session.deleteMany({ where: { tokenHash: tokenHash(token) } })
  await forget(cookieNames().session)
  await rememberWho(null)
}

async function forget(name: string): Promise<void> {
  // Not `delete`: a name with the __Host- prefix is replaced only by one that is secure and of the whole site.
  ;(await cookies()).set(name, '', { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies(), maxAge: 0 })
}
