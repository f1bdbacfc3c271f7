'use server'

import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import type { Outcome } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import { scopeFromFields } from '@/lib/posts/input'
import { currentViewer } from '@/lib/viewer/session'
import type { Viewer } from '@/lib/viewer/viewer'
import { arrange } from '@/lib/arranging/write'
import { decideItem, deleteItem } from '@/lib/queue/write'
import type { DecisionInput } from './input'
import { decide, undoAction } from './write'

/** Decides about a post, or deletes it. Fields: post, item, act, version, until, canned, reason, last; for a part: revision, and start and end, or words. */
export async function decideAction(before: FormState, form: FormData): Promise<FormState> {
  const postId = numberIn(form, 'post') ?? 0
  const outcome = await decided(await currentViewer(), postId, numberIn(form, 'item'), form)
  if (outcome.ok) return goOn(before, form, donePath(form, postId, outcome.value))
  const late = outcome.refusals.some(({ reason }) => reason === 'decided-already')
  // The post has left the queue and its form with it: without script the answer would have no place there.
  if (late && textIn(form, 'from') === 'queue' && textIn(form, 'script') !== '1') return goOn(before, form, itemPath(form, postId, { late: '1' }))
  return sentBack(before, form, outcome.refusals)
}

/** What the form asks for is done: by the item of the queue where there is one, so that nobody decides what somebody else has decided. */
async function decided(viewer: Viewer, postId: number, itemId: number | null, form: FormData): Promise<Outcome<{ actionId: number; exact?: boolean }>> {
  if (textIn(form, 'act') !== 'delete') return itemId === null ? decide(viewer, postId, decisionIn(form)) : decideItem(viewer, itemId, decisionIn(form))
  return itemId === null ? arrange(viewer, { action: 'delete', target: String(postId), ...whyIn(form) }) : deleteItem(viewer, itemId, whyIn(form))
}

/** Takes an action back. Fields: action, canned, reason; post, thread for what was done with the thread itself, person (a handle), or item; from. */
export async function takeBackAction(before: FormState, form: FormData): Promise<FormState> {
  const outcome = await undoAction(await currentViewer(), numberIn(form, 'action') ?? 0, whyIn(form))
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  const handle = textIn(form, 'person')
  if (handle) return goOn(before, form, pathsIn(localeOf(textIn(form, 'locale'))).overseeing(handle, { done: outcome.value.actionId }))
  const thread = numberIn(form, 'thread')
  const [to, item] = [pathsIn(localeOf(textIn(form, 'locale'))), numberIn(form, 'item')]
  if (textIn(form, 'from') === 'queue') return goOn(before, form, to.moderation({ done: outcome.value.actionId }))
  if (item !== null) return goOn(before, form, to.queueItem(item, { done: outcome.value.actionId }))
  if (thread !== null && textIn(form, 'from') === 'arrange') return goOn(before, form, to.arrange(thread, { done: outcome.value.actionId }))
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

/** Where it is said what was done, and offered to take it back: the queue, where the next one waits, or the post's page of moderation. */
function donePath(form: FormData, postId: number, { actionId, exact = true }: { actionId: number; exact?: boolean }): string {
  if (textIn(form, 'from') === 'queue' && exact) return pathsIn(localeOf(textIn(form, 'locale'))).moderation({ done: actionId })
  return itemPath(form, postId, { done: String(actionId), ...(!exact && { more: '1' }) })
}

function itemPath(form: FormData, postId: number, query: Record<string, string>): string {
  return `${pathsIn(localeOf(textIn(form, 'locale'))).moderationItem(postId)}?${new URLSearchParams(query)}`
}
