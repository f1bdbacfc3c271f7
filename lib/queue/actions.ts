'use server'

import { goOn, numberIn, sentBack, textIn, valuesOf, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import type { BulkInput, OtherInput } from './input'
import type { BulkState } from './view'
import { decideMany, decideOther, giveItemBack, takeItem } from './write'

/** Takes an item of the queue, or gives it back. Fields: item, take. */
export async function assignAction(before: FormState, form: FormData): Promise<FormState> {
  const itemId = numberIn(form, 'item') ?? 0
  const outcome = await (textIn(form, 'take') === '1' ? takeItem : giveItemBack)(await currentViewer(), itemId)
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  return goOn(before, form, `${pathsIn(localeOf(textIn(form, 'locale'))).moderation()}#q${itemId}`)
}

/** Decides about reports of what is no post. Fields: item, act, canned, reason, from. */
export async function decideOtherAction(before: FormState, form: FormData): Promise<FormState> {
  const itemId = numberIn(form, 'item') ?? 0
  const given = { act: textIn(form, 'act') as OtherInput['act'], canned: textIn(form, 'canned') || null, reason: textIn(form, 'reason') }
  const outcome = await decideOther(await currentViewer(), itemId, given)
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (outcome.ok) return goOn(before, form, textIn(form, 'from') === 'queue' ? to.moderation({ done: outcome.value.actionId }) : to.queueItem(itemId, { done: outcome.value.actionId }))
  const late = outcome.refusals.some(({ reason }) => reason === 'decided-already')
  // The item has left the queue and its form with it: without script the answer would have no place there.
  if (late && textIn(form, 'from') === 'queue' && textIn(form, 'script') !== '1') return goOn(before, form, to.queueItem(itemId))
  return sentBack(before, form, outcome.refusals)
}

/** Decides the same about several items. Fields: item (several), act, canned, reason. Answers what became of each, with script and without. */
export async function bulkAction(before: BulkState, form: FormData): Promise<BulkState> {
  const items = form.getAll('item').flatMap((value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? [Number(value)] : []))
  const given = { items, act: textIn(form, 'act') as BulkInput['act'], canned: textIn(form, 'canned') || null, reason: textIn(form, 'reason') }
  const outcome = await decideMany(await currentViewer(), given)
  const serial = before.serial + 1
  return outcome.ok ? { serial, values: {}, refusals: [], results: outcome.value } : { serial, values: valuesOf(form), refusals: outcome.refusals, results: null }
}
