'use client'

import { useSend } from '@/components/forms/use-send'
import { Choice, FieldError, Select, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { makeTokenAction } from '@/lib/tokens/actions'

/** Makes a token and shows its secret, this once. */
export function TokenForm({ act, scopes, lifetimes, usual, says }: {
  /** Names the act, so that sending it twice makes one token. */
  act: string
  scopes: readonly { key: string; label: string }[]
  /** Days, as texts; empty: no end. */
  lifetimes: readonly { days: string; label: string }[]
  usual: string
  says: Record<'made' | 'secret' | 'another' | 'name' | 'nameHint' | 'may' | 'until' | 'make' | 'making', string>
}) {
  const { state, send, wrong, form } = useSend(makeTokenAction)
  const { name = '', days = usual, scopes: chosen = 'read', secret } = state.values
  if (secret !== undefined) {
    return (
      <Notice kind="ok" role="status">
        <p>{says.made}</p>
        <TextField name="secret" label={says.secret} value={secret} readOnly dir="ltr" autoComplete="off" onFocus={(event) => event.target.select()} />
        <p><a href="">{says.another}</a></p>
      </Notice>
    )
  }
  return (
    <form ref={form} action={send} className="grid gap-4" key={state.serial}>
      <input type="hidden" name="key" value={act} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextField name="name" label={says.name} hint={says.nameHint} error={wrong('name')} defaultValue={name} autoComplete="off" />
      <fieldset>
        <legend className="field-label">{says.may}</legend>
        {scopes.map(({ key, label }) => <Choice key={key} name="scopes" value={key} label={label} defaultChecked={chosen.split(' ').includes(key)} />)}
        {wrong('scopes') && <FieldError>{wrong('scopes')}</FieldError>}
      </fieldset>
      <Select name="days" label={says.until} error={wrong('days')} defaultValue={days}>
        {lifetimes.map((one) => <option key={one.days} value={one.days}>{one.label}</option>)}
      </Select>
      <p><SubmitButton pending={says.making}>{says.make}</SubmitButton></p>
    </form>
  )
}
