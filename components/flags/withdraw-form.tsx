'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { withdrawFlagAction } from '@/lib/flags/actions'
import { PlaceFields, type FlagPlace } from './place'

/** Takes a report back that nobody has decided. */
export function WithdrawForm({ place }: { place: FlagPlace }) {
  const t = useTranslations('flags')
  const { send, wrong, form } = useSend(withdrawFlagAction)
  return (
    <form ref={form} action={send} className="stack">
      <PlaceFields place={place} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <p><SubmitButton kind="plain" pending={t('sending')}>{t('withdraw')}</SubmitButton></p>
    </form>
  )
}
