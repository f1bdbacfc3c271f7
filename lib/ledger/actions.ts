'use server'

import { goOn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf, LOCALES, type Locale } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { reword } from './write'

/** Has a canned reason say something else. Fields: key, a text for each language (`en`, `ko`), offered, usual (back to what it says out of the box), locale. */
export async function rewordAction(before: FormState, form: FormData): Promise<FormState> {
  const key = textIn(form, 'key')
  const words = Object.fromEntries(LOCALES.map((locale) => [locale, textIn(form, locale)])) as Record<Locale, string>
  const outcome = await reword(await currentViewer(), { key, words: form.has('usual') ? null : words, offered: form.has('offered') })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals.map(({ field, ...rest }) => ({ ...rest, field: field?.replace(/^words\./, '') })))
  return goOn(before, form, `${pathsIn(localeOf(textIn(form, 'locale'))).cannedReasons({ saved: key })}#${key}`)
}
