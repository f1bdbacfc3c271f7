'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { Choice, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { decideAppealAction } from '@/lib/appeals/actions'

const VERDICTS = ['uphold', 'overturn', 'by-hand'] as const

/** Decides an appeal, with a reason that everybody may read. */
export function VerdictForm({ appealId, groups }: { appealId: number; groups: readonly CannedGroup[] }) {
  const t = useTranslations('appeals')
  const { state: { values, serial }, send, wrong, form } = useSend(decideAppealAction)
  return (
    <form ref={form} action={send} className="stack">
      <input type="hidden" name="appeal" value={appealId} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset>
        <legend className="field-label">{t('item.verdict')}</legend>
        {VERDICTS.map((verdict) => (
          <Choice
            key={`${verdict}-${serial}`} type="radio" name="verdict" value={verdict} label={t(`item.${verdict}`)} hint={t(`item.${verdict}Hint`)} required
            defaultChecked={values.verdict === verdict}
          />
        ))}
        {wrong('verdict') && <FieldError>{wrong('verdict')}</FieldError>}
      </fieldset>
      <WhyFields id={`appeal-${appealId}`} groups={groups} values={values} wrong={wrong} serial={serial} />
      <p><SubmitButton pending={t('item.sending')}>{t('item.send')}</SubmitButton></p>
    </form>
  )
}
