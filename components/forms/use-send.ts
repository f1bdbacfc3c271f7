'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { UNTOUCHED, type FormState } from '@/lib/action'
import { forgetDraft } from './use-draft'

/**
 * Sends a form to its action, with script and without. Afterwards `state` holds what was typed and `wrong('body')` says, in words, what
 * is wrong with a field (without a name: with the whole). When all went well it lets go of the device's draft and goes on.
 */
export function useSend(action: (before: FormState, form: FormData) => Promise<FormState>, draft?: string) {
  const [state, send, pending] = useActionState(action, UNTOUCHED)
  const router = useRouter()
  const words = useTranslations('refusals')
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state.to !== undefined) {
      if (draft && !state.to.includes('draft=')) forgetDraft(draft)
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
