'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useMemo, useRef, useState, useTransition, type SubmitEvent } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/locales'
import { announce } from './announce'
import { pathsIn } from '@/lib/paths'
import { useKeptFocus } from './kept-focus'
import { useLive } from './live-words'
import { OpensChoice } from './opens-choice'
import { tellSaid, useSaid } from './said'
import { seenCount, seenSaved, seenSays, seenSummary } from './seen-summary'
import { SeenVersion, type SeenChoice } from './seen-version'

/** The form action `setSeen` of lib/people; its answer is not asked for here. */
export type SetSeen = (state: unknown, form: FormData) => Promise<unknown>

/**
 * "What have you seen?": every version, each not at all, up to a minute, or all of it; and how sealed text opens. The server draws it the same for
 * everybody; what was said comes from this browser's cookies (seen-fill.ts puts it there first), and the fields with it. Every change applies at
 * once. Without script the header has a link to a page instead, but the form is there for the "I've seen this version" buttons on sealed text,
 * which belong to it.
 */
export function SeenControl({ versions, locale, here, setSeen }: {
  versions: readonly Omit<SeenChoice, 'seen'>[]
  locale: Locale
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
  const said = useSaid()
  const says = useMemo(() => seenSays(t, versions), [t, versions])

  const opens = said?.opens
  useEffect(() => {
    if (opens) document.documentElement.dataset.opens = opens
  }, [opens])

  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    data.set('stay', '1')
    keepFocus(submitter)
    startTransition(async () => {
      const saved = await setSeen(null, data).then(() => true, () => false)
      setFailed(!saved)
      tellSaid()
      if (saved) router.refresh()
      announce(saved ? seenSaved(t, data.get('opens')) : t('seen.failed'))
    })
  }

  return (
    <details className="menu seen" data-menu data-seen data-says={JSON.stringify(says)}>
      <summary className="seen-summary">
        <Icon name="eye" />
        <span className="seen-long" suppressHydrationWarning>{seenSummary(says, said)}</span>
        <span className="seen-short" suppressHydrationWarning>{seenCount(says, said)}</span>
      </summary>
      <div className="menu-panel seen-panel">
        <p className="seen-title">{t('seen.question')}</p>
        <p className="field-hint">{t('seen.why')}</p>
        <form id="seen-form" ref={form} action={plainAction} onSubmit={save} noValidate aria-busy={pending}>
          <input type="hidden" name="from" value={here} />
          {said ? versions.map((version) => (
            <SeenVersion key={version.key} version={{ ...version, seen: said.seen[version.key] ?? null }} onChange={() => form.current?.requestSubmit()} />
          )) : <p><a href={pathsIn(locale).seen({ from: here })}>{t('seen.question')}</a></p>}
          {said && <OpensChoice opens={said.opens} onChange={() => form.current?.requestSubmit()} />}
          {failed && <p className="field-error"><Icon name="alert" />{t('seen.failed')}</p>}
        </form>
      </div>
    </details>
  )
}
