'use server'

import { redirect } from 'next/navigation'
import { numberIn, textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { markRead } from './write'

/** Marks all notices as read that were on the page. Fields: upTo, locale. */
export async function markReadAction(form: FormData): Promise<void> {
  await markRead(await currentViewer(), numberIn(form, 'upTo') ?? 0)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).notifications())
}
