'use server'

import { redirect } from 'next/navigation'
import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer, requireMember } from '@/lib/viewer/session'
import type { SanctionInput } from './input'
import { readWarnings, sanction } from './write'

/** One act on a person. Fields: action, target (a handle), canned, reason; hours, posts, text, standing or category, by the act; back. */
export async function sanctionAction(before: FormState, form: FormData): Promise<FormState> {
  const target = textIn(form, 'target').trim().replace(/^@/, '').toLowerCase()
  const outcome = await sanction(await currentViewer(), { ...fieldsOf(form), target } as SanctionInput)
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  return goOn(before, form, textIn(form, 'back') === 'appointed' ? to.appointed({ done: outcome.value.actionId }) : to.overseeing(target, { done: outcome.value.actionId }))
}

function fieldsOf(form: FormData): object {
  const action = textIn(form, 'action')
  const why = { canned: textIn(form, 'canned') || null, reason: textIn(form, 'reason') }
  if (action === 'silence') return { action, hours: numberIn(form, 'hours') ?? 0, ...why }
  if (action === 'ban') return { action, posts: textIn(form, 'posts') || 'leave', ...why }
  if (action === 'note') return { action, text: textIn(form, 'text') }
  if (action === 'standing') return { action, standing: textIn(form, 'standing'), ...why }
  if (action === 'appoint' || action === 'relieve') return { action, category: textIn(form, 'category'), ...why }
  return { action, ...why }
}

/** Somebody has read what moderators said to them. Field: locale. */
export async function readWarningsAction(form: FormData): Promise<void> {
  const locale = localeOf(textIn(form, 'locale'))
  const here = pathsIn(locale).standing()
  await readWarnings(await requireMember(locale, here))
  redirect(here)
}
