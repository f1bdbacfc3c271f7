'use server'

import { redirect } from 'next/navigation'
import { changeAccount } from '@/lib/accounts/write'
import { sentBack, textIn, UNTOUCHED, type FormState } from '@/lib/action'
import { localeOf, splitLocale, type Locale } from '@/lib/i18n/locales'
import { inLanguage, localPath, pathsIn } from '@/lib/paths'
import { parseScope } from '@/lib/spoilers/scope'
import { isOffered } from '@/lib/viewer/methods'
import { currentViewer, endSession, rememberSeen, rememberWho, requireMember } from '@/lib/viewer/session'
import { beginSignIn } from '@/lib/viewer/sign-in'
import { opensIn, seenIn, seenWith } from './input'
import { answerWelcome, disconnectMethod, endAllSessions, keepOpens, keepSeen } from './write'

/**
 * Says what has been seen: the fields `seen.<version>`, or `add`, a scope that is added to what is there; and with `opens` how sealed
 * text shall open. Comes back to `from`, or, with `stay`, leaves it to the page's script to show itself anew.
 */
export async function setSeen(_state: unknown, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const from = localPath(textIn(form, 'from'))
  const scope = parseScope(textIn(form, 'add'))
  const seen = scope ? seenWith(viewer.declared, scope) : seenIn(form, viewer.declared)
  const opens = opensIn(form, viewer.opens)
  if (viewer.kind === 'member') {
    await keepSeen(viewer, seen)
    await keepOpens(viewer, opens)
  }
  await rememberSeen(seen, opens)
  if (scope?.version === 'any') redirect(pathsIn(splitLocale(from)[0]).seen({ from }))
  if (textIn(form, 'stay') !== '1') redirect(from)
  return UNTOUCHED
}

/** Begins a sign-in with `provider` and comes back to `to`; with `connect`, adds the provider to who is signed in. */
export async function startSignIn(form: FormData): Promise<void> {
  const provider = textIn(form, 'provider')
  const to = localPath(textIn(form, 'to'))
  const locale = splitLocale(to)[0]
  if (!isOffered(provider)) redirect(pathsIn(locale).signIn({ to }))
  const connecting = textIn(form, 'connect') === '1' && (await currentViewer()).kind === 'member'
  redirect(await beginSignIn(provider, to, connecting))
}

/** Signs out on this device, and comes back to `to`. */
export async function signOut(form?: FormData): Promise<void> {
  await endSession()
  redirect(localPath(form && textIn(form, 'to')))
}

/** Signs out on every device. */
export async function signOutEverywhere(form: FormData): Promise<void> {
  const viewer = await currentViewer()
  if (viewer.kind === 'member') await endAllSessions(viewer)
  await endSession()
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).home())
}

/** Answers the first sign-in's questions and goes on to `to`, in the language that was chosen. */
export async function welcome(state: FormState, form: FormData): Promise<FormState> {
  const to = localPath(textIn(form, 'to'))
  const viewer = await requireMember(splitLocale(to)[0], to)
  const locale = textIn(form, 'locale')
  const seen = seenIn(form, viewer.declared)
  const outcome = await answerWelcome(viewer, { handle: textIn(form, 'handle'), locale: locale as never, seen })
  if (!outcome.ok) return sentBack(state, form, outcome.refusals)
  await rememberSeen(outcome.value.seen, viewer.opens)
  await rememberWho(outcome.value.handle)
  redirect(inLanguage(localeOf(locale), to))
}

/** Chooses the language in which the forum speaks to a member, and shows settings in it. */
export async function saveLocale(state: FormState, form: FormData): Promise<FormState> {
  const here = localeOf(textIn(form, 'here'))
  const viewer = await requireMember(here, pathsIn(here).settings())
  const locale = textIn(form, 'locale')
  const outcome = await changeAccount(viewer, { locale: locale as Locale })
  if (!outcome.ok) return sentBack(state, form, outcome.refusals)
  redirect(pathsIn(localeOf(locale)).settings({ saved: 1 }))
}

/** What a member's page shows. Fields: name, showsSeen, here. */
export async function saveProfile(state: FormState, form: FormData): Promise<FormState> {
  const settings = pathsIn(localeOf(textIn(form, 'here'))).settings({ saved: 1 })
  const viewer = await requireMember(localeOf(textIn(form, 'here')), settings)
  const outcome = await changeAccount(viewer, { name: textIn(form, 'name'), showsSeen: form.has('showsSeen') })
  if (!outcome.ok) return sentBack(state, form, outcome.refusals)
  redirect(settings)
}

/** Takes a way to sign in from a member. */
export async function disconnect(state: FormState, form: FormData): Promise<FormState> {
  const here = localeOf(textIn(form, 'here'))
  const viewer = await requireMember(here, pathsIn(here).settings())
  const outcome = await disconnectMethod(viewer, { provider: textIn(form, 'provider'), id: textIn(form, 'id') })
  if (!outcome.ok) return sentBack(state, form, outcome.refusals)
  redirect(pathsIn(here).settings({ saved: 1 }))
}
