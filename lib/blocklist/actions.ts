'use server'

import { redirect } from 'next/navigation'
import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { checked, type Outcome, type Refusal } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import type { Viewer } from '@/lib/viewer/viewer'
import { entryInput, triedText, type EntryInput } from './input'
import { tryList } from './read'
import type { BlockedAct, BlockedKind } from './rules'
import type { TriedView } from './view'
import { addEntry, bringBackEntry, changeEntry, removeEntry } from './write'

/** A form of the list with what it found in the text to try it on. */
export interface ListState extends FormState {
  tried?: TriedView
}

/** Tries the list, with the new entry, on a text, or saves the entry. Fields: kind, text, act, try, save ('1'; none: tries), locale. */
export async function listAction(before: ListState, form: FormData): Promise<ListState> {
  const viewer = await currentViewer()
  const entry: EntryInput = { kind: textIn(form, 'kind') as BlockedKind, text: textIn(form, 'text'), act: textIn(form, 'act') as BlockedAct }
  if (textIn(form, 'save') === '1') {
    const added = await addEntry(viewer, entry)
    return added.ok ? goOn(before, form, pathsIn(localeOf(textIn(form, 'locale'))).blockedWords({ saved: added.value.id })) : sentBack(before, form, added.refusals)
  }
  const [input, text] = [checked(entryInput, entry), checked(triedText, textIn(form, 'try'))]
  const refusals: readonly Refusal[] = [...(input.ok || textIn(form, 'text').trim() === '' ? [] : input.refusals), ...(text.ok ? [] : text.refusals.map((one) => ({ ...one, field: 'try' })))]
  const tried = text.ok ? await tryList(viewer, text.value, input.ok ? entry : null) : null
  return { ...sentBack(before, form, refusals), ...(tried && { tried }) }
}

/** Gives an entry another act. Fields: entry, act, locale. */
export async function changeEntryAction(form: FormData): Promise<void> {
  await act(form, 'saved', (viewer, id) => changeEntry(viewer, id, textIn(form, 'act') as BlockedAct))
}

/** Takes an entry off the list. Fields: entry, locale. */
export async function removeEntryAction(form: FormData): Promise<void> {
  await act(form, 'removed', removeEntry)
}

/** Puts an entry back on the list. Fields: entry, locale. */
export async function bringBackEntryAction(form: FormData): Promise<void> {
  await act(form, 'saved', bringBackEntry)
}

/** Leads back to the list, which says what was done where it was. */
async function act(form: FormData, said: 'saved' | 'removed', work: (viewer: Viewer, id: number) => Promise<Outcome<null>>): Promise<void> {
  const id = numberIn(form, 'entry') ?? 0
  const outcome = await work(await currentViewer(), id)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).blockedWords(outcome.ok ? { [said]: id } : {}))
}
