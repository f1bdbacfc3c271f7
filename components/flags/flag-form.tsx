'use client'

import { useTranslations } from 'use-intl'
import { Link } from '@/components/ui/link'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import type { VersionChoice } from '@/components/forms/body-tools'
import { ScopePicker } from '@/components/threads/scope-picker'
import { Choice, FieldError, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { flagAction } from '@/lib/flags/actions'
import type { FlagReason } from '@/lib/flags/rules'
import { PlaceFields, type FlagPlace } from './place'

/** Reports something to the moderators. */
export function FlagForm({ place, reasons, versions, back }: {
  place: FlagPlace
  reasons: readonly FlagReason[]
  /** For what can be sealed: what it spoils is asked for then. */
  versions: readonly VersionChoice[] | null
  /** Where it is. */
  back: string
}) {
  const t = useTranslations('flags')
  const { state: { values, serial }, send, wrong, form } = useSend(flagAction)
  return (
    <form ref={form} action={send} className="stack">
      <PlaceFields place={place} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset>
        <legend className="field-label">{t('reason')}</legend>
        {reasons.map((reason) => (
          <Choice
            key={`${reason}-${serial}`} type="radio" name="reason" value={reason} label={t(`reasons.${reason}`)} hint={t(place.kind === 'title' && reason === 'spoiler' ? 'titleSpoiler' : `reasonHints.${reason}`)}
            defaultChecked={(values.reason ?? reasons[0]) === reason}
          />
        ))}
        {wrong('reason') && <FieldError>{wrong('reason')}</FieldError>}
      </fieldset>
      {versions && (
        <ScopePicker
          legend={t('scope')} none={t('scopeNone')} picked={{ version: values.version ?? '', until: values.until ?? '' }}
          versions={versions} error={wrong('scope')} serial={serial}
        />
      )}
      <TextArea key={`note-${serial}`} name="note" label={t('note')} hint={t('noteHint')} error={wrong('note')} defaultValue={values.note} rows={3} />
      <p className="compose-actions">
        <SubmitButton pending={t('sending')}>{t('send')}</SubmitButton>
        <Link href={back}>{t('cancel')}</Link>
      </p>
    </form>
  )
}
