'use server'

import { redirect } from 'next/navigation'
import { textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { takeBack, throwAway } from './write'

/** Throws a draft away and shows the list, which offers to undo it. Field: draft. */
export async function throwAwayAction(form: FormData): Promise<void> {
  const id = textIn(form, 'draft')
  await throwAway(await currentViewer(), id)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).drafts({ gone: id }))
}

/** Has a draft back that was thrown away. Field: draft. */
export async function takeBackAction(form: FormData): Promise<void> {
  await takeBack(await currentViewer(), textIn(form, 'draft'))
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).drafts())
}
