'use client'

import { useSend } from '@/components/forms/use-send'
import { Choice, FieldError, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { addWebhookAction, changeWebhookAction, renewSecretAction } from '@/lib/webhooks/actions'

interface Words {
  url: string
  urlHint: string
  kinds: string
  made: string
  secret: string
  go: string
  send: string
  sending: string
}

/** Sets a webhook up and shows its secret, this once; or changes the one it is about. */
export function WebhookForm({ locale, act, webhook, kinds, says }: {
  locale: string
  /** Names the act, so that sending it twice sets up one. */
  act: string
  webhook: { id: number; url: string; kinds: readonly string[] } | null
  kinds: readonly { key: string; label: string }[]
  says: Words
}) {
  const { state, send, wrong, form } = useSend(webhook ? changeWebhookAction : addWebhookAction)
  const { url = webhook?.url ?? '', kinds: chosen = (webhook?.kinds ?? kinds.map(({ key }) => key)).join(' '), secret } = state.values
  if (secret !== undefined) return <Secret secret={secret} says={says} />
  return (
    <form ref={form} action={send} className="grid grid-cols-1 gap-4" key={state.serial}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="key" value={act} />
      {webhook && <input type="hidden" name="webhook" value={webhook.id} />}
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextField name="url" type="url" label={says.url} hint={says.urlHint} error={wrong('url')} defaultValue={url} dir="ltr" autoComplete="off" />
      <fieldset className="grid grid-cols-1 gap-2">
        <legend className="field-label">{says.kinds}</legend>
        {kinds.map(({ key, label }) => <Choice key={key} name="kinds" value={key} defaultChecked={chosen.split(' ').includes(key)} label={label} />)}
        {wrong('kinds') && <FieldError>{wrong('kinds')}</FieldError>}
      </fieldset>
      <p><SubmitButton pending={says.sending}>{says.send}</SubmitButton></p>
    </form>
  )
}

/** Makes a new secret and shows it, this once. */
export function RenewForm({ id, hint, says }: { id: number; hint: string; says: Words }) {
  const { state, send, wrong, form } = useSend(renewSecretAction)
  const { secret } = state.values
  if (secret !== undefined) return <Secret secret={secret} says={says} />
  return (
    <form ref={form} action={send} className="grid grid-cols-1 gap-2">
      <input type="hidden" name="webhook" value={id} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <p className="field-hint">{hint}</p>
      <p><SubmitButton kind="plain" pending={says.sending}>{says.send}</SubmitButton></p>
    </form>
  )
}

function Secret({ secret, says }: { secret: string; says: Words }) {
  return (
    <Notice kind="ok" role="status">
      <p>{says.made}</p>
      <TextField name="secret" label={says.secret} value={secret} readOnly dir="ltr" autoComplete="off" onFocus={(event) => event.target.select()} />
      <p><a href="">{says.go}</a></p>
    </Notice>
  )
}
