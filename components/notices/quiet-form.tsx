import { Card } from '@/components/ui/card'
import { Choice } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { keepQuietAction } from '@/lib/notices/actions'
import { QUIET_KINDS } from '@/lib/notices/rules'
import type { QuietKind } from '@/lib/notices/view'

/** What a member wants to be told. */
export function QuietForm({ locale, quiet }: { locale: Locale; quiet: readonly QuietKind[] }) {
  const t = words(locale, 'notices')
  return (
    <Card as="section" className="grid gap-4 p-5" aria-labelledby="notices">
      <h2 id="notices">{t('settings.title')}</h2>
      <form action={keepQuietAction} className="grid gap-3">
        <input type="hidden" name="locale" value={locale} />
        <fieldset>
          <legend className="field-label">{t('settings.legend')}</legend>
          {QUIET_KINDS.map((kind) => <Choice key={kind} name={kind} value="1" label={t(`settings.${kind}`)} defaultChecked={!quiet.includes(kind)} />)}
        </fieldset>
        <p><SubmitButton kind="plain">{t('settings.save')}</SubmitButton></p>
      </form>
    </Card>
  )
}
