import type { Locale } from '@/lib/i18n/locales'
import { reactAction } from '@/lib/reactions/actions'
import { REACT_FORM } from './row'

/** What the buttons of all reactions of a page belong to; it has no look of its own. */
export function ReactForm({ locale }: { locale: Locale }) {
  return <form id={REACT_FORM} action={reactAction}><input type="hidden" name="locale" value={locale} /></form>
}
