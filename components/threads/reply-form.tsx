'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Compose } from '@/components/compose/compose'
import type { VersionChoice } from '@/components/forms/body-tools'
import type { PickedScope } from '@/components/forms/marks'
import { SendFields } from '@/components/forms/send-fields'
import { useDraft } from '@/components/forms/use-draft'
import { useSend, type Later } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { draftPlace } from '@/lib/drafts/view'
import { replyAction } from '@/lib/posts/actions'
import { BodyField } from './body-field'
import { ScopePicker } from './scope-picker'

/** What a form starts with: an earlier draft, or nothing. */
export interface Written {
  /** The draft's id on the account, which is let go when the form is sent. */
  draft?: string
  /** Which save on the account it is, where it is what its writer has at this place. */
  base?: number
  title?: string
  body?: string
  version?: string
  until?: string
  category?: string
  tags?: string
  /** The number of the post that it answers. */
  replyTo?: string
}

/** Comments in a thread. The same for everybody; a guest who sends it is led to sign-in, and back with the text kept. */
export function ReplyForm({ threadId, replyTo = null, versions, scope, written = {}, autoFocus, docks }: {
  threadId: number
  versions: readonly VersionChoice[]
  /** What the spoiler button begins with. */
  scope: PickedScope
  /** The number of the post that is answered. */
  replyTo?: number | null
  written?: Written
  autoFocus?: boolean
  /** Whether it opens above the page at a Reply button. */
  docks?: boolean
}) {
  const t = useTranslations('compose')
  const place = draftPlace.reply(threadId)
  const later = useRef<Later | null>(null)
  const { state, send, wrong, form } = useSend(replyAction, place, later)
  const [act, renew] = useActName(form)
  useDraft(place, form)
  const values = { ...written, ...state.values }
  return (
    <form ref={form} action={send} className="compose" onInput={renew} data-compose data-docks={docks} data-place={place} data-base={written.base}>
      <Compose form={form} place={place} threadId={threadId} docks={docks} later={later} versions={versions} />
      <input type="hidden" name="thread" value={threadId} />
      {/* No field of the type "hidden": what the composer writes into it has to outlive the next drawing. */}
      <input hidden name="replyTo" defaultValue={replyTo ?? written.replyTo ?? ''} data-keep />
      {written.draft && <input type="hidden" name="draft" value={written.draft} />}
      <SendFields act={act} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <BodyField
        label={t('reply.body')} value={values.body ?? ''} error={wrong('body') ?? wrong('replyTo')} serial={state.serial} autoFocus={autoFocus}
        versions={versions} scope={scope} thread={threadId}
      />
      <ScopePicker
        legend={t('reply.scope')} hint={t('reply.scopeHint')} none={t('scope.none')} picked={{ version: values.version ?? '', until: values.until ?? '' }}
        versions={versions} error={wrong('spoiler') ?? wrong('spoiler.until')} serial={state.serial}
      />
      <div data-preview />
      <SendRow send={t('reply.send')} />
    </form>
  )
}

/** The button that sends what is written; without script also one that saves it as a draft. */
export function SendRow({ send }: { send: string }) {
  const t = useTranslations('compose')
  return (
    <p className="compose-actions compose-send">
      <SubmitButton pending={t('sending')}>{send}</SubmitButton>
      <Button type="submit" name="then" value="draft" formNoValidate className="without-script">{t('saveDraft')}</Button>
      <span className="compose-keeping" data-keeping />
    </p>
  )
}

/** A name for one act of writing, made anew when the text changes after it was first sent; what is taken back from waiting brings its own. */
export function useActName(form: RefObject<HTMLFormElement | null>): [string, () => void] {
  const [name, setName] = useState('')
  const sent = useRef(false)
  useEffect(() => {
    setName(crypto.randomUUID())
    const element = form.current
    const onBack = (event: Event) => setName((event as CustomEvent<string>).detail)
    const onSubmit = () => void (sent.current = true)
    element?.addEventListener('cell:back', onBack)
    element?.addEventListener('submit', onSubmit)
    return () => {
      element?.removeEventListener('cell:back', onBack)
      element?.removeEventListener('submit', onSubmit)
    }
  }, [form])
  const renew = () => {
    if (!sent.current) return
    sent.current = false
    setName(crypto.randomUUID())
  }
  return [name, renew]
}
