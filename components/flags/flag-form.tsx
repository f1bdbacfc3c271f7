'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import type { VersionChoice } from '@/components/forms/body-tools'
import { ScopePicker } from '@/components/threads/scope-picker'
import { Choice, FieldError, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { flagAction } from '@/lib/flags/actions'
import type { FlagReason } from '@/lib/flags/rules'

/** Reports a post to the moderators. */
export function FlagForm({ post, reasons, versions, back }: {
  post: { id: number; threadId: number; number: number }
  reasons: readonly FlagReason[]
  versions: readonly VersionChoice[]
  /** Address of the post. */
  back: string
}) {
  const t = useTranslations('moderation')
  const { state: { values, serial }, send, wrong, form } = useSend(flagAction)
  return (
    <form ref={form} action={send} className="stack">
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="thread" value={post.threadId} />
      <input type="hidden" name="number" value={post.number} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset>
        <legend className="field-label">{t('flag.reason')}</legend>
        {reasons.map((reason) => (
          <Choice
            key={`${reason}-${serial}`} type="radio" name="reason" value={reason} label={t(`reasons.${reason}`)} hint={t(`reasonHints.${reason}`)}
            defaultChecked={(values.reason ?? 'spoiler') === reason}
          />
        ))}
        {wrong('reason') && <FieldError>{wrong('reason')}</FieldError>}
      </fieldset>
      <ScopePicker
        legend={t('flag.scope')} none={t('flag.scopeNone')} picked={{ version: values.version ?? '', until: values.until ?? '' }}
        versions={versions} error={wrong('scope')} serial={serial}
      />
      <TextArea key={`note-${serial}`} name="note" label={t('flag.note')} hint={t('flag.noteHint')} error={wrong('note')} defaultValue={values.note} rows={3} />
      <p className="compose-actions">
        <SubmitButton pending={t('decision.sending')}>{t('flag.send')}</SubmitButton>
        <Link href={back}>{t('flag.cancel')}</Link>
      </p>
    </form>
  )
}
