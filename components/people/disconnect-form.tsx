'use client'

import { useSend } from '@/components/forms/use-send'
import { FieldError } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale } from '@/lib/i18n/locales'
import { disconnect } from '@/lib/people/actions'

/** Takes one way to sign in away. */
export function DisconnectForm({ provider, id, here, label, name }: {
  provider: string
  id: string
  here: Locale
  label: string
  /** The button's whole name, for who hears it without its row. */
  name: string
}) {
  const { send, wrong, form } = useSend(disconnect)
  return (
    <form ref={form} action={send}>
      <input type="hidden" name="provider" value={provider} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="here" value={here} />
      <SubmitButton kind="quiet" small aria-label={name}>{label}</SubmitButton>
      {wrong() && <FieldError>{wrong()}</FieldError>}
    </form>
  )
}
