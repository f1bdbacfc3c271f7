import { Time } from '@/components/ui/time'
import type { AppealView } from '@/lib/appeals/view'
import type { Locale } from '@/lib/i18n/locales'

/** What somebody said in an appeal, to whoever may read it. */
export function AppealText({ locale, text, at }: Pick<AppealView, 'text' | 'at'> & { locale: Locale }) {
  return (
    <>
      {text.kind === 'cleared' && <p className="appeal-text" dir="auto">{text.text}</p>}
      <p className="entry-meta"><Time locale={locale} at={at} /></p>
    </>
  )
}
