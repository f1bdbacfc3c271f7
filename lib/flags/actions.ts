'use server'

import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { scopeFromFields } from '@/lib/posts/input'
import { currentViewer } from '@/lib/viewer/session'
import type { FlagInput } from './input'
import { flagPost } from './write'

/** Reports a post. Fields: post, thread, number, reason, version, until, note. A guest is led to sign-in and back. */
export async function flagAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const here = to.flag(numberIn(form, 'thread') ?? 0, numberIn(form, 'number') ?? 0)
  if (viewer.kind === 'guest') return goOn(before, form, to.signIn({ to: here }))
  const outcome = await flagPost(viewer, numberIn(form, 'post') ?? 0, {
    reason: textIn(form, 'reason') as FlagInput['reason'],
    scope: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')),
    note: textIn(form, 'note'),
  })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  return goOn(before, form, `${here}?${new URLSearchParams({ done: outcome.value.sealed ? 'sealed' : 'sent' })}`)
}
