'use server'

import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { scopeFromFields } from '@/lib/posts/input'
import { currentViewer } from '@/lib/viewer/session'
import type { DecisionInput } from './input'
import { decide, undoAction } from './write'

/** Decides about a post. Fields: post, act, version, until, canned, reason, last; for a part: revision, and start and end, or words. */
export async function decideAction(before: FormState, form: FormData): Promise<FormState> {
  const postId = numberIn(form, 'post') ?? 0
  const outcome = await decide(await currentViewer(), postId, decisionIn(form))
  if (outcome.ok) return goOn(before, form, donePath(form, postId, outcome.value))
  const late = outcome.refusals.some(({ reason }) => reason === 'decided-already')
  // The post has left the queue and its form with it: without script the answer would have no place there.
  if (late && textIn(form, 'from') === 'queue' && textIn(form, 'script') !== '1') return goOn(before, form, itemPath(form, postId, { late: '1' }))
  return sentBack(before, form, outcome.refusals)
}

/** Takes an action back. Fields: action, canned, reason; post, or thread for what was done with the thread itself. */
export async function takeBackAction(before: FormState, form: FormData): Promise<FormState> {
  const outcome = await undoAction(await currentViewer(), numberIn(form, 'action') ?? 0, whyIn(form))
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  const thread = numberIn(form, 'thread')
  if (thread !== null) return goOn(before, form, pathsIn(localeOf(textIn(form, 'locale'))).editThread(thread, { done: '1' }))
  return goOn(before, form, donePath(form, numberIn(form, 'post') ?? 0, outcome.value))
}

function decisionIn(form: FormData): DecisionInput {
  const act = textIn(form, 'act') as DecisionInput['act']
  const why = { ...whyIn(form), last: numberIn(form, 'last') }
  if (act === 'seal-part') {
    const [start, end] = [numberIn(form, 'start'), numberIn(form, 'end')]
    return { act, scope: scopeIn(form) ?? '', revision: numberIn(form, 'revision') ?? 0, start, end, words: textIn(form, 'words'), ...why }
  }
  return act === 'seal' || act === 'rescope' ? { act, scope: scopeIn(form) ?? '', ...why } : { act, ...why }
}

function scopeIn(form: FormData): string | null {
  return scopeFromFields(textIn(form, 'version'), textIn(form, 'until'))
}

function whyIn(form: FormData) {
  return { canned: textIn(form, 'canned') || null, reason: textIn(form, 'reason') }
}

/** The post's page of moderation, which says what was done and offers to take it back. */
function donePath(form: FormData, postId: number, { actionId, exact = true }: { actionId: number; exact?: boolean }): string {
  return itemPath(form, postId, { done: String(actionId), ...(!exact && { more: '1' }) })
}

function itemPath(form: FormData, postId: number, query: Record<string, string>): string {
  return `${pathsIn(localeOf(textIn(form, 'locale'))).moderationItem(postId)}?${new URLSearchParams(query)}`
}
