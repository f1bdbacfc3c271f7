'use server'

import { redirect } from 'next/navigation'
import { numberIn, textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import type { Level } from './rules'
import { followCategory, followThread } from './write'

/** Follows or mutes a thread, and shows the page of the post one came from. Fields: thread, number, level, locale. A guest is led to sign-in. */
export async function followThreadAction(form: FormData): Promise<void> {
  const viewer = await currentViewer()
  const threadId = numberIn(form, 'thread') ?? 0
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const back = to.acts(threadId, numberIn(form, 'number') ?? 1)
  if (viewer.kind === 'guest') redirect(to.signIn({ to: back }))
  await followThread(viewer, threadId, { level: textIn(form, 'level') as Level })
  redirect(back)
}

/** Follows or mutes a category, and shows what one follows. Fields: category, level, locale. A guest is led to sign-in and back to the category. */
export async function followCategoryAction(form: FormData): Promise<void> {
  const viewer = await currentViewer()
  const category = textIn(form, 'category')
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (viewer.kind === 'guest') redirect(to.signIn({ to: to.category(encodeURIComponent(category)) }))
  await followCategory(viewer, category, { level: textIn(form, 'level') as Level })
  redirect(to.followed())
}
