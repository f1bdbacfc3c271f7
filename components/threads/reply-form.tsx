'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { VersionChoice } from '@/components/forms/body-tools'
import type { PickedScope } from '@/components/forms/marks'
import { SendFields } from '@/components/forms/send-fields'
import { useDraft } from '@/components/forms/use-draft'
import { useSend } from '@/components/forms/use-send'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { replyAction } from '@/lib/posts/actions'
import { Advice } from './advice'
import { BodyField } from './body-field'
import { Preview } from './preview'
import { ScopePicker } from './scope-picker'
import { usePreviewed } from './use-previewed'

/** What a form starts with: an earlier draft, or nothing. */
export interface Written {
  /** The draft's id on the account, which is let go when the form is sent. */
  draft?: string
  title?: string
  body?: string
  version?: string
  until?: string
  category?: string
  tags?: string
}

/** Comments in a thread. The same for everybody; a guest who sends it is led to sign-in, and back with the text kept. */
export function ReplyForm({ threadId, replyTo = null, versions, scope, written = {}, autoFocus }: {
  threadId: number
  versions: readonly VersionChoice[]
  /** What the spoiler button begins with. */
  scope: PickedScope
  /** The number of the post that is answered. */
  replyTo?: number | null
  written?: Written
  autoFocus?: boolean
}) {
  const t = useTranslations('compose')
  const draft = `reply:${threadId}:${replyTo ?? ''}`
  const { state, send, wrong, form } = useSend(replyAction, draft)
  const [act, renew] = useActName()
  useDraft(draft, form)
  const { giveaways, ...preview } = usePreviewed(form, threadId)
  const values = { ...written, ...state.values }
  return (
    <form ref={form} action={send} className="compose" onInput={renew} data-compose>
      <input type="hidden" name="thread" value={threadId} />
      {replyTo !== null && <input type="hidden" name="replyTo" value={replyTo} />}
      {written.draft && <input type="hidden" name="draft" value={written.draft} />}
      <SendFields act={act} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <BodyField
        label={t('reply.body')} value={values.body ?? ''} error={wrong('body') ?? wrong('replyTo')} serial={state.serial} autoFocus={autoFocus}
        versions={versions} scope={scope} thread={threadId}
        advice={<Advice field="body" giveaways={giveaways} form={form} versions={versions} />}
      />
      <ScopePicker
        legend={t('reply.scope')} hint={t('reply.scopeHint')} none={t('scope.none')} picked={{ version: values.version ?? '', until: values.until ?? '' }}
        versions={versions} error={wrong('spoiler') ?? wrong('spoiler.until')} serial={state.serial}
      />
      <Preview {...preview} />
      <p><SubmitButton pending={t('sending')}>{t('reply.send')}</SubmitButton></p>
    </form>
  )
}

/** A name for one act of writing, made anew when the text changes after it was first sent. */
export function useActName(): [string, () => void] {
  const [name, setName] = useState('')
  return [name, () => setName(crypto.randomUUID())]
}
