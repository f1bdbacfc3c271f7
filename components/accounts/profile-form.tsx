'use client'

import type { ReactNode } from 'react'
import { useSend } from '@/components/forms/use-send'
import { Choice, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale } from '@/lib/i18n/locales'
import { saveProfile } from '@/lib/people/actions'

/** How others see a member: their name, and whether their page says what they have seen. */
export function ProfileForm({ here, name, showsSeen, says, see }: {
  here: Locale
  name: string
  showsSeen: boolean
  says: Record<'name' | 'nameHint' | 'showsSeen' | 'save' | 'saving', string>
  /** The way to their page. */
  see: ReactNode
}) {
  const { state, send, wrong, form } = useSend(saveProfile)
  return (
    <form ref={form} action={send} className="grid gap-3" key={`${name} ${state.serial}`}>
      <input type="hidden" name="here" value={here} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextField name="name" label={says.name} hint={says.nameHint} error={wrong('name')} defaultValue={state.values.name ?? name} autoComplete="nickname" dir="auto" />
      <Choice name="showsSeen" value="1" label={says.showsSeen} defaultChecked={state.serial === 0 ? showsSeen : state.values.showsSeen !== undefined} />
      <p><SubmitButton kind="plain" pending={says.saving}>{says.save}</SubmitButton> {see}</p>
    </form>
  )
}
