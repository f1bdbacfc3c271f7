'use server'

import { redirect } from 'next/navigation'
import { textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { block, unblock } from './write'

/** Blocks somebody, or, with `off`, no longer. Fields: handle, off, locale. What was done, or why not, stands on the page about it. */
export async function blockAction(form: FormData): Promise<void> {
  const locale = localeOf(textIn(form, 'locale'))
  const handle = textIn(form, 'handle')
  const here = pathsIn(locale).blocking(handle)
  const viewer = await requireMember(locale, here)
  await (textIn(form, 'off') === '1' ? unblock : block)(viewer, handle)
  redirect(here)
}
