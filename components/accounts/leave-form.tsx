'use client'

import { useSend } from '@/components/forms/use-send'
import { Choice, FieldError, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { leaveAction } from '@/lib/accounts/actions'
import type { PostsLeft } from '@/lib/accounts/rules'
import type { Locale } from '@/lib/i18n/locales'

/** Deletes an account. What becomes of the posts is chosen, never guessed, and the handle typed once more. */
export function LeaveForm({ here, choices, says }: {
  here: Locale
  choices: readonly { key: PostsLeft; label: string; hint: string }[]
  says: Record<'posts' | 'handle' | 'handleHint' | 'submit' | 'deleting', string>
}) {
  const { state, send, wrong, form } = useSend(leaveAction)
  return (
    <form ref={form} action={send} className="grid gap-4" key={state.serial}>
      <input type="hidden" name="here" value={here} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset className="grid gap-2" aria-describedby={wrong('posts') ? 'posts-error' : undefined}>
        <legend className="field-label">{says.posts}</legend>
        {choices.map(({ key, label, hint }) => <Choice key={key} type="radio" name="posts" value={key} required label={label} hint={hint} defaultChecked={state.values.posts === key} />)}
        {wrong('posts') && <FieldError id="posts-error">{wrong('posts')}</FieldError>}
      </fieldset>
      <TextField
        name="handle" label={says.handle} hint={says.handleHint} error={wrong('handle')} defaultValue={state.values.handle ?? ''}
        required autoComplete="off" autoCapitalize="none" spellCheck={false} dir="auto"
      />
      <p><SubmitButton kind="danger" pending={says.deleting}>{says.submit}</SubmitButton></p>
    </form>
  )
}
