'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { Choice, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { LOCALES } from '@/lib/i18n/locales'
import { rewordAction } from '@/lib/ledger/actions'
import type { CannedView } from '@/lib/ledger/view'

/** What one canned reason says, in each language. */
export function CannedForm({ canned: { key, words, usual, changed, offered } }: { canned: CannedView }) {
  const t = useTranslations('ledger.canned')
  const { state: { values, serial }, send, wrong, form } = useSend(rewordAction)
  return (
    <form ref={form} action={send} className="stack">
      <input type="hidden" name="key" value={key} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      {LOCALES.map((locale) => (
        <TextField
          key={`${locale}-${serial}-${words[locale]}`} id={`${key}-${locale}`} name={locale} lang={locale} label={t(`languages.${locale}`)} error={wrong(locale)} autoComplete="off"
          hint={changed ? t('usual', { text: usual[locale] ?? '' }) : undefined} defaultValue={values[locale] ?? words[locale]} maxLength={200} required
        />
      ))}
      <Choice key={`offered-${serial}-${offered}`} name="offered" value="1" label={t('offered')} defaultChecked={offered} />
      <p className="compose-actions">
        <SubmitButton pending={t('sending')}>{t('save')}</SubmitButton>
        {changed && <button type="submit" name="usual" value="1" className="button button-quiet">{t('reset')}</button>}
      </p>
    </form>
  )
}
