'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { Fold } from '@/components/moderation/fold'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { Choice, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { decideOtherAction } from '@/lib/queue/actions'
import type { OtherAct } from '@/lib/queue/rules'

/** Decides about reports of a thread, its title or a person: they were right, or not. */
export function OtherForm({ itemId, acts, groups, queued }: { itemId: number; acts: readonly OtherAct[]; groups: readonly CannedGroup[]; queued: boolean }) {
  const t = useTranslations('queue')
  const { state: { values, serial, refusals }, send, wrong, form } = useSend(decideOtherAction)
  const fields = (
    <form ref={form} action={send} className="stack decision">
      {queued && <input type="hidden" name="from" value="queue" />}
      <input type="hidden" name="item" value={itemId} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset>
        <legend className="field-label">{t('decide')}</legend>
        {acts.map((act) => <Choice key={`${act}-${serial}`} type="radio" name="act" value={act} label={t(`acts.${act}`)} hint={t(`actHints.${act}`)} required defaultChecked={values.act === act} />)}
        {wrong('act') && <FieldError>{wrong('act')}</FieldError>}
      </fieldset>
      <WhyFields id={`other-${itemId}`} groups={groups} values={values} wrong={wrong} serial={serial} />
      <p><SubmitButton>{t('decide')}</SubmitButton></p>
    </form>
  )
  return queued ? <Fold icon="shield" summary={t('decide')} open={refusals.length > 0}>{fields}</Fold> : fields
}
