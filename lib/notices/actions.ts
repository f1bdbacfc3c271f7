'use server'

import { redirect } from 'next/navigation'
import { changeAccount } from '@/lib/accounts/write'
import { numberIn, textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer, requireMember } from '@/lib/viewer/session'
import { QUIET_KINDS } from './rules'
import { markRead } from './write'

/** Marks notices as read: all that were on the page (`upTo`), or one (`id`). Fields: those, before, locale. */
export async function markReadAction(form: FormData): Promise<void> {
  const id = numberIn(form, 'id')
  await markRead(await currentViewer(), id === null ? { upTo: numberIn(form, 'upTo') ?? 0 } : { id })
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).notifications({ before: numberIn(form, 'before') }))
}

/** What a member wants to be told: a field for each kind that they do. Fields: the kinds, locale. */
export async function keepQuietAction(form: FormData): Promise<void> {
  const settings = pathsIn(localeOf(textIn(form, 'locale'))).settings({ saved: 1 })
  const viewer = await requireMember(localeOf(textIn(form, 'locale')), settings)
  await changeAccount(viewer, { quiet: QUIET_KINDS.filter((kind) => !form.has(kind)) })
  redirect(settings)
}
