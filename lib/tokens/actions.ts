'use server'

import { redirect } from 'next/navigation'
import { numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { makeToken, revokeToken } from './write'

/** Makes a token and answers the form with its secret, this once. Fields: name, scopes (several), days ('' for no end), key. */
export async function makeTokenAction(before: FormState, form: FormData): Promise<FormState> {
  const made = await makeToken(await currentViewer(), {
    name: textIn(form, 'name'),
    scopes: form.getAll('scopes') as ('read' | 'write' | 'moderate')[],
    days: numberIn(form, 'days') as 7 | null,
    key: textIn(form, 'key') || null,
  })
  if (!made.ok) return { ...sentBack(before, form, made.refusals), values: { name: textIn(form, 'name'), days: textIn(form, 'days'), scopes: form.getAll('scopes').join(' ') } }
  return { serial: before.serial + 1, values: { secret: made.value.secret }, refusals: [] }
}

/** Ends a token. Fields: token, locale. */
export async function revokeTokenAction(form: FormData): Promise<void> {
  await revokeToken(await currentViewer(), numberIn(form, 'token') ?? 0)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).tokens({ removed: 1 }))
}
