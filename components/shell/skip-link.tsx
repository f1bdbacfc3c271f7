import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'

/** The first stop of the Tab key: past the header, to what the page is about. */
export function SkipLink({ locale }: { locale: Locale }) {
  return <a className="skip-link button button-primary" href="#main">{words(locale, 'common')('shell.skip')}</a>
}
