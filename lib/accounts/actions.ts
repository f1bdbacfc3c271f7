'use server'

import { redirect } from 'next/navigation'
import { sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { endSession, requireMember } from '@/lib/viewer/session'
import type { PostsLeft } from './rules'
import { leave } from './write'

/** Deletes the account of who sends it. Fields: posts (keep or remove), handle, here (the page's language). */
export async function leaveAction(state: FormState, form: FormData): Promise<FormState> {
  const to = pathsIn(localeOf(textIn(form, 'here')))
  const viewer = await requireMember(localeOf(textIn(form, 'here')), to.leaving())
  const outcome = await leave(viewer, { posts: textIn(form, 'posts') as PostsLeft, handle: textIn(form, 'handle') })
  if (!outcome.ok) return sentBack(state, form, outcome.refusals)
  await endSession()
  redirect(to.leaving({ left: 1 }))
}
