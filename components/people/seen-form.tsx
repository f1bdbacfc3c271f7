'use client'

import { useActionState } from 'react'
import { type SeenChoice } from '@/components/shell/seen-version'
import { SubmitButton } from '@/components/ui/submit-button'
import { SeenFields } from './seen-fields'

/** What has been seen, on the settings page: the same fields as the header's, saved with a button. */
export function SeenForm({ versions, from, setSeen, says }: {
  versions: readonly SeenChoice[]
  from: string
  setSeen: (state: unknown, form: FormData) => Promise<unknown>
  says: Record<'hint' | 'save' | 'saving', string>
}) {
  const [, send] = useActionState(setSeen, null)
  return (
    <form action={send} className="grid gap-4" noValidate>
      <input type="hidden" name="from" value={from} />
      <SeenFields hint={says.hint} versions={versions} />
      <p><SubmitButton kind="plain" pending={says.saving}>{says.save}</SubmitButton></p>
    </form>
  )
}
