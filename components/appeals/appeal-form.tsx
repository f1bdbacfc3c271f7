'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { appealAction } from '@/lib/appeals/actions'

/** Says something against a decision; `keyOf` is the key of a private address. */
export function AppealForm({ actionId, keyOf }: { actionId: number; keyOf: string | null }) {
  const t = useTranslations('appeals')
  const { state: { values, serial }, send, wrong, form } = useSend(appealAction)
  return (
    <form ref={form} action={send} className="stack">
      <input type="hidden" name="action" value={actionId} />
      {keyOf !== null && <input type="hidden" name="key" value={keyOf} />}
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextArea key={`text-${serial}`} name="text" label={t('text')} hint={t('textHint')} error={wrong('text')} defaultValue={values.text} rows={6} required />
      <p><SubmitButton kind="primary" pending={t('sending')}>{t('send')}</SubmitButton></p>
    </form>
  )
}
