'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useRef, useState, useTransition, type SubmitEvent } from 'react'
import { Icon } from '@/components/ui/icon'
import { announce } from './announce'
import type { Opens } from '@/lib/spoilers/opens'
import { useKeptFocus } from './kept-focus'
import { useLive } from './live-words'
import { OpensChoice } from './opens-choice'
import { seenCount, seenSaved, seenSummary } from './seen-summary'
import { SeenVersion, type SeenChoice } from './seen-version'

/** The form action `setSeen` of lib/people; its answer is not asked for here. */
export type SetSeen = (state: unknown, form: FormData) => Promise<unknown>

/**
 * "What have you seen?": every version, each not at all, up to a minute, or all of it; and how sealed text opens. Without script it is
 * a plain form; with it every change applies at once, and so do the "I've seen this version" buttons on sealed text, which belong to it.
 */
export function SeenControl({ versions, opens, here, setSeen }: {
  versions: readonly SeenChoice[]
  opens: Opens
  here: string
  setSeen: SetSeen
}) {
  const t = useLive()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [, plainAction] = useActionState(setSeen, null)
  const [pending, startTransition] = useTransition()
  const [failed, setFailed] = useState(false)
  const keepFocus = useKeptFocus(pending)

  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    data.set('stay', '1')
    keepFocus(submitter)
    startTransition(async () => {
      const saved = await setSeen(null, data).then(() => true, () => false)
      setFailed(!saved)
      if (saved) router.refresh()
      announce(saved ? seenSaved(t, data.get('opens')) : t('seen.failed'))
    })
  }

  return (
    <details className="menu seen" data-menu data-seen>
      <summary className="seen-summary">
        <Icon name="eye" />
        <span className="seen-long">{seenSummary(t, versions, opens)}</span>
        <span className="seen-short">{seenCount(t, versions)}</span>
      </summary>
      <div className="menu-panel seen-panel">
        <p className="seen-title">{t('seen.question')}</p>
        <p className="field-hint">{t('seen.why')}</p>
        <form id="seen-form" ref={form} action={plainAction} onSubmit={save} noValidate aria-busy={pending}>
          <input type="hidden" name="from" value={here} />
          {versions.map((version) => (
            <SeenVersion key={version.key} version={version} onChange={() => form.current?.requestSubmit()} />
          ))}
          <OpensChoice opens={opens} onChange={() => form.current?.requestSubmit()} />
          <button type="submit" className="button button-primary without-script">{t('seen.save')}</button>
          {failed && <p className="field-error"><Icon name="alert" />{t('seen.failed')}</p>}
        </form>
      </div>
    </details>
  )
}
