'use server'

import { redirect } from 'next/navigation'
import { numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { REMIND_IN, type RemindIn } from './rules'
import { bookmark, removeBookmark, restoreBookmark } from './write'

/** Keeps a post. Fields: post, note, remind (a span, `as-it-is` with `remindAt`, or nothing), locale. */
export async function bookmarkAction(before: FormState, form: FormData): Promise<FormState> {
  const outcome = await bookmark(await currentViewer(), numberIn(form, 'post') ?? 0, { note: textIn(form, 'note'), remindAt: remindAt(form) })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  redirect(`${pathsIn(localeOf(textIn(form, 'locale'))).bookmarks({ kept: outcome.value.postId })}`)
}

function remindAt(form: FormData): string | null {
  const asked = textIn(form, 'remind')
  if (asked === 'as-it-is') return textIn(form, 'remindAt') || null
  const hours = asked in REMIND_IN ? REMIND_IN[asked as RemindIn] : null
  return hours === null ? null : new Date(Date.now() + hours * 3_600_000).toISOString()
}

/** Keeps a post no longer, and offers to take that back. Fields: post, locale. */
export async function removeBookmarkAction(form: FormData): Promise<void> {
  const post = numberIn(form, 'post') ?? 0
  await removeBookmark(await currentViewer(), post)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).bookmarks({ removed: post }))
}

/** Brings a removed bookmark back. Fields: post, locale. */
export async function restoreBookmarkAction(form: FormData): Promise<void> {
  await restoreBookmark(await currentViewer(), numberIn(form, 'post') ?? 0)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).bookmarks())
}
