'use client'

import { useSend } from '@/components/forms/use-send'
import { Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales'
import { saveLocale } from '@/lib/people/actions'

/** The language in which the forum speaks to a member. */
export function LocaleForm({ chosen, here, says }: {
  chosen: Locale
  /** The language of the page that the form is on. */
  here: Locale
  says: Record<'label' | 'save' | 'saving', string>
}) {
  const { state, send, wrong, form } = useSend(saveLocale)
  return (
    <form ref={form} action={send} className="grid gap-3">
      <input type="hidden" name="here" value={here} />
      <Select key={`${chosen} ${state.serial}`} name="locale" label={says.label} error={wrong('locale')} defaultValue={state.values.locale ?? chosen}>
        {LOCALES.map((one) => <option key={one} value={one} lang={one}>{LOCALE_NAMES[one]}</option>)}
      </Select>
      <p><SubmitButton kind="plain" pending={says.saving}>{says.save}</SubmitButton></p>
    </form>
  )
}
