'use server'

import { redirect } from 'next/navigation'
import { numberIn, textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { keepReading } from './write'

/** Marks a thread as read up to a post, and shows the post's page. Fields: thread, number, locale. A guest is led to sign-in. */
export async function markReadToAction(form: FormData): Promise<void> {
  const { to, threadId, number } = placeIn(form)
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') redirect(to.signIn({ to: to.acts(threadId, number) }))
  await keepReading(viewer, { items: [{ threadId, readTo: number }] })
  redirect(to.acts(threadId, number))
}

/** Marks a thread as unread from a post on, and shows what is unread. Fields: thread, number, locale. A guest is led to sign-in. */
export async function markUnreadFromAction(form: FormData): Promise<void> {
  const { to, threadId, number } = placeIn(form)
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') redirect(to.signIn({ to: to.acts(threadId, number) }))
  await keepReading(viewer, { items: [{ threadId, unreadFrom: number }] })
  redirect(to.unread())
}

/** Marks threads as read as far as they went when they were listed. Fields: read, once for each thread, as "42:7"; locale. */
export async function markThreadsReadAction(form: FormData): Promise<void> {
  const items = form.getAll('read').flatMap((text) => {
    const [, id, number] = /^(\d{1,9}):(\d{1,9})$/.exec(String(text)) ?? []
    return id && number ? [{ threadId: Number(id), readTo: Number(number) }] : []
  })
  if (items.length > 0) await keepReading(await currentViewer(), { items })
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).unread())
}

function placeIn(form: FormData) {
  return { to: pathsIn(localeOf(textIn(form, 'locale'))), threadId: numberIn(form, 'thread') ?? 0, number: numberIn(form, 'number') ?? 1 }
}
