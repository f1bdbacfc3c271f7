import { keptBy } from '@/components/forms/kept'
import { keepForm, stopKeeping } from '@/components/forms/use-draft'
import { api } from '@/lib/paths'
import { send } from './account-draft'
import type { Saved } from './reconcile'
import { waitingOf, withdraw } from './waiting'

/**
 * Before somebody signs out: what only this device has goes to their account, and then nothing of theirs is left for the next person who sits
 * here. What could not be saved stays.
 */
export async function leaveDevice(handle: string): Promise<void> {
  // The last words as well; and none under the name of whoever comes next.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-place]')) {
    keepForm(form, form.dataset.place!)
    stopKeeping(form.dataset.place!)
  }
  const waiting = waitingOf(handle).map(({ place, key, fields }) => ({ place, kept: { fields, base: null, dirty: true }, drop: () => withdraw(handle, key) }))
  const kept = keptBy(handle).map(([place, one]) => ({ place, kept: one, drop: () => localStorage.removeItem(`draft:${handle}:${place}`) }))
  for (const { place, kept: one, drop } of [...kept, ...waiting]) {
    if (!one.dirty || (await saved(place, one))) drop()
  }
}

/** Saved, behind what another device has saved where that is something else. */
async function saved(place: string, kept: Parameters<typeof send>[1]): Promise<boolean> {
  const answer = await send(place, kept)
  if (answer !== 'conflict') return answer !== null
  const there = await fetch(api.draft(place)).then((found) => (found.ok ? (found.json() as Promise<{ draft: Saved | null }>) : null), () => null)
  if (!there?.draft) return false
  const body = `${there.draft.body}\n\n${kept.fields.body ?? ''}`
  const both = await send(place, { ...kept, fields: { ...kept.fields, title: there.draft.title || (kept.fields.title ?? ''), body }, base: there.draft.revision })
  return both !== null && both !== 'conflict'
}
