import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { asTyped } from '@/components/forms/as-typed'
import { keepAt, keptAt, type Kept } from '@/components/forms/kept'
import { fieldsOf, fillForm, isForgotten, keepForm } from '@/components/forms/use-draft'
import { hintedHandle } from '@/components/shell/me'
import { api } from '@/lib/paths'
import { verdictOn, type Saved } from './reconcile'

// A request for a thought, not for a word.
const PAUSE_MS = 1500
// What browsers let a page send while it is being left.
const LEAVING_BYTES = 60_000

type Keeping = 'nowhere' | 'device' | 'account'

/** What to do with two texts: keep the one in the form, take the account's, or have both in the form. */
export type Choice = 'here' | 'there' | 'both'

/**
 * Keeps what is written in a form on its writer's account, and brings what another device has kept there. Where both have words that the other
 * lacks, `conflict` is the account's, and nothing is saved until `choose` is told.
 */
export function useAccountDraft(place: string, form: RefObject<HTMLFormElement | null>) {
  const [keeping, setKeeping] = useState<Keeping>('nowhere')
  const [conflict, setConflict] = useState<Saved | null>(null)
  const open = useRef(false)
  const turn = useRef<Promise<void>>(Promise.resolve())

  const compare = useCallback(async () => {
    const element = form.current
    const saved = element && (await fetchSaved(place))
    if (!element?.isConnected || saved === undefined || isForgotten(place)) return
    if (element.dataset.base === undefined) keepForm(element, place)
    const kept = keptAt(place)
    const verdict = verdictOn(kept, saved)
    if (verdict === 'conflict') return setConflict(saved)
    const base = saved?.revision ?? null
    if (verdict === 'account' && saved) take(element, place, saved)
    else if (verdict === 'gone') empty(element, place)
    else if (kept) {
      if (element.dataset.base !== undefined) fillForm(element, kept.fields)
      keepAt(place, { ...kept, base, dirty: verdict !== 'same' })
    }
    delete element.dataset.base
    open.current = true
    setKeeping(keptAt(place) ? (verdict === 'device' ? 'device' : 'account') : 'nowhere')
  }, [place, form])

  /** Saves what is in the form, one save after the other. */
  const save = useCallback((leaving = false): Promise<void> => {
    // What was typed in the last moment is not on the device yet.
    const latest = () => {
      if (form.current?.isConnected) keepForm(form.current, place)
      return keptAt(place)
    }
    turn.current = turn.current.then(async () => {
      if (!open.current || isForgotten(place)) return
      const kept = latest()
      if (!kept?.dirty) return
      keepAt(place, { ...kept, sent: kept.fields })
      const answer = await send(place, kept, leaving)
      if (answer === null || isForgotten(place)) return
      const now = latest()
      if (!now) return
      if (answer === 'conflict') {
        open.current = false
        keepAt(place, { ...now, sent: kept.sent })
        await compare()
        return void save()
      }
      const same = JSON.stringify(now.fields) === JSON.stringify(kept.fields)
      keepAt(place, answer.revision === null && same ? null : { ...now, base: answer.revision, sent: undefined, dirty: !same })
      if (same) setKeeping(answer.revision === null ? 'nowhere' : 'account')
    })
    return turn.current
  }, [place, form, compare])

  useEffect(() => {
    const element = form.current
    if (!element || hintedHandle() === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      setKeeping('device')
      clearTimeout(timer)
      timer = setTimeout(() => void save(), PAUSE_MS)
    }
    const atOnce = () => {
      if (document.visibilityState !== 'hidden') return
      keepForm(element, place)
      void save(true)
    }
    // A save that was on its way must not bring back what was posted.
    const sent = () => {
      clearTimeout(timer)
      open.current = false
      setKeeping('nowhere')
      setConflict(null)
      void turn.current.then(() => fetch(api.draft(place), { method: 'DELETE' })).catch(() => undefined)
    }
    void compare().then(() => save())
    element.addEventListener('input', soon)
    element.addEventListener('cell:sent', sent)
    document.addEventListener('visibilitychange', atOnce)
    window.addEventListener('pagehide', atOnce)
    window.addEventListener('online', soon)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', soon)
      element.removeEventListener('cell:sent', sent)
      document.removeEventListener('visibilitychange', atOnce)
      window.removeEventListener('pagehide', atOnce)
      window.removeEventListener('online', soon)
    }
  }, [place, form, compare, save])

  const choose = (choice: Choice) => {
    const element = form.current
    if (!element || !conflict) return
    delete element.dataset.base
    if (choice === 'there') take(element, place, conflict)
    else {
      const fields = { ...conflict.fields, ...keptAt(place)?.fields }
      if (choice === 'both') fields.body = `${fields.body ?? ''}\n\n${conflict.body}`
      if (!fields.title) fields.title = conflict.title
      fillForm(element, fields)
      keepAt(place, { fields: fieldsOf(element), base: conflict.revision, dirty: true })
    }
    setConflict(null)
    open.current = true
    void save()
  }

  return { keeping, conflict, choose, mine: conflict ? keptAt(place)?.fields : undefined }
}

function take(form: HTMLFormElement, place: string, { title, body, fields, revision }: Saved): void {
  fillForm(form, { ...fields, title, body })
  keepAt(place, { fields: fieldsOf(form), base: revision, dirty: false })
}

function empty(form: HTMLFormElement, place: string): void {
  fillForm(form, { title: '', body: '' })
  keepAt(place, null)
}

/** What the account has; null: nothing; undefined: nobody can tell now. */
async function fetchSaved(place: string): Promise<Saved | null | undefined> {
  const answer = await fetch(api.draft(place), { headers: { accept: 'application/json' } }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as { draft: Saved | null }).draft : undefined
}

/** Saves a draft on the account: which save it is, `conflict`, or null where it could not be saved now. */
export async function send(place: string, { fields: { title, body, ...fields }, base }: Kept, leaving = false): Promise<{ revision: number | null } | 'conflict' | null> {
  const sent = asTyped({ title, body, fields, base })
  const keepalive = leaving && new Blob([sent]).size < LEAVING_BYTES
  const answer = await fetch(api.draft(place), { method: 'PUT', headers: { 'content-type': 'application/json' }, body: sent, keepalive }).catch(() => null)
  if (answer?.status === 409) return 'conflict'
  return answer?.ok ? ((await answer.json()) as { revision: number | null }) : null
}
