'use server'

import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import type { VerdictInput } from './input'
import { appeal, decideAppeal } from './write'

/** Appeals against an action. Fields: action, text, key (of a private address), locale. A guest without a key is led to sign-in and back. */
export async function appealAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const [id, key] = [numberIn(form, 'action') ?? 0, textIn(form, 'key') || null]
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (viewer.kind === 'guest' && key === null) return goOn(before, form, to.signIn({ to: to.appeal(id) }))
  const outcome = await appeal(viewer, id, { text: textIn(form, 'text') }, key)
  return outcome.ok ? goOn(before, form, to.appeal(id, { key, done: '1' })) : sentBack(before, form, outcome.refusals)
}

/** Decides an appeal. Fields: appeal, verdict, canned, reason, locale. */
export async function decideAppealAction(before: FormState, form: FormData): Promise<FormState> {
  const id = numberIn(form, 'appeal') ?? 0
  const verdict = textIn(form, 'verdict') as VerdictInput['verdict']
  const outcome = await decideAppeal(await currentViewer(), id, { verdict, canned: textIn(form, 'canned') || null, reason: textIn(form, 'reason') })
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (outcome.ok) return goOn(before, form, to.moderationAppeal(id, { done: '1' }))
  // The form is gone from the page that says what was decided: without script the answer would have no place there.
  const late = outcome.refusals.some(({ reason }) => reason === 'appeal-decided')
  return late ? goOn(before, form, to.moderationAppeal(id, { late: '1' })) : sentBack(before, form, outcome.refusals)
}
