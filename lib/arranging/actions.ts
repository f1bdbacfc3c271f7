'use server'

import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { numbersIn } from '@/lib/moves/rules'
import type { Refusal } from '@/lib/outcome'
import { idIn, pathsIn, placeOf } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import type { ArrangeInput } from './input'
import type { PostAct, ThreadAct } from './rules'
import { arrange } from './write'

/**
 * An act of a moderator on a thread or a post. Fields: act, target (an id), canned, reason; for a merge into, for a split posts, and into, or title and
 * titleSure; thread: the one whose page it was sent from.
 */
export async function arrangeAction(before: FormState, form: FormData): Promise<FormState> {
  const asked = askedIn(form)
  if ('reason' in asked) return sentBack(before, form, [asked])
  const outcome = await arrange(await currentViewer(), asked.act)
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  const { actionId } = outcome.value
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const thread = numberIn(form, 'thread')
  if (thread === null) return goOn(before, form, to.moderationItem(Number(asked.act.target), { done: actionId }))
  return goOn(before, form, to.arrange(asked.act.action === 'merge' ? Number(asked.act.into) : thread, { done: actionId }))
}

function askedIn(form: FormData): { act: ArrangeInput } | Refusal {
  const why = { target: textIn(form, 'target'), canned: textIn(form, 'canned') || null, reason: textIn(form, 'reason') }
  const action = textIn(form, 'act')
  const into = threadIn(textIn(form, 'into'))
  if (action === 'merge') return into === null ? { reason: 'thread-unreadable', field: 'into' } : { act: { action, into, ...why } }
  if (action !== 'split') return { act: { action: action as PostAct | ThreadAct, ...why } as ArrangeInput }
  const posts = numbersIn(textIn(form, 'posts'))
  if (posts === null) return { reason: 'split-unreadable', field: 'posts' }
  if (textIn(form, 'into').trim() !== '' && into === null) return { reason: 'thread-unreadable', field: 'into' }
  return { act: { action, posts, into, title: into === null ? textIn(form, 'title') || null : null, titleSure: textIn(form, 'titleSure') === '1', ...why } }
}

/** The id of the thread that somebody named by its address or its number; null: it cannot be read. */
function threadIn(text: string): string | null {
  const typed = text.trim().replace(/^#/, '')
  const path = URL.canParse(typed) ? new URL(typed).pathname : typed
  const id = idIn(typed) || (placeOf(path)?.threadId ?? 0)
  return id === 0 ? null : String(id)
}
