'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { UNTOUCHED, valuesOf, type FormState } from '@/lib/action'
import { forgetDraft } from './use-draft'

type Action = (before: FormState, form: FormData) => Promise<FormState>

/** What takes a form that could not be sent for want of a connection, and sends it when there is one; whether it took it. */
export type Later = (form: FormData) => boolean

/**
 * Sends a form to its action, with script and without. Afterwards `state` holds what was typed and `wrong('body')` says, in words, what
 * is wrong with a field (without a name: with the whole). When all went well it lets go of the device's draft and goes on. Without a connection
 * the form goes to `later`, or else stays as it is and says so, as it does when too much is sent from here, or the server failed.
 */
export function useSend(action: Action, draft?: string, later?: { current: Later | null }) {
  // The server knows its own action alone, which is what a form without script is sent to.
  const [chosen, choose] = useState<{ action: Action }>({ action })
  const [state, send, pending] = useActionState(chosen.action, UNTOUCHED)
  const router = useRouter()
  const words = useTranslations('refusals')
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => choose({ action: withoutAnswer(action, later) }), [action, later])
  useEffect(() => {
    if (state === UNTOUCHED) return
    if (state.to !== undefined || state.later) {
      const stays = /draft(?:=|%3D)/.test(state.to ?? '')
      if (draft && !stays) forgetDraft(draft)
      form.current?.dispatchEvent(new Event('cell:sent'))
      if (state.to === undefined) return
      router.push(state.to)
      // Another place on the same page is no navigation: what was sent would not be there.
      if (new URL(state.to, location.href).pathname === location.pathname) router.refresh()
    } else if (state.refusals.length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
    }
  }, [state, draft, router])

  const wrong = (field?: string) => {
    const refusal = state.refusals.find((one) => one.field === field)
    return refusal && words(refusal.reason, refusal.values ?? {})
  }
  return { state, send, pending, wrong, form }
}

function withoutAnswer(action: Action, later?: { current: Later | null }): Action {
  return async (before, form) => {
    try {
      return await action(before, form)
    } catch (thrown) {
      const serial = before.serial + 1
      // Too much came from this network address (lib/pages/often.ts).
      const [, minutes] = /^429 (\d+)$/.exec(thrown instanceof Error ? thrown.message : '') ?? []
      if (minutes) return { serial, values: valuesOf(form), refusals: [{ reason: 'forms-rate', values: { minutes: Number(minutes) } }] }
      // How Next leads on: not an error.
      if (thrown instanceof Error && 'digest' in thrown && String(thrown.digest).startsWith('NEXT_')) throw thrown
      // What fetch throws when nothing was answered.
      const offline = thrown instanceof TypeError
      if (offline && later?.current?.(form)) return { serial, values: {}, refusals: [], later: true }
      return { serial, values: valuesOf(form), refusals: [{ reason: offline ? 'offline' : 'unavailable' }] }
    }
  }
}
