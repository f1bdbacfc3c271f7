import type { Locale } from '@/lib/i18n/locales'
import { voteAction } from '@/lib/polls/actions'
import { POLL_FORM } from './poll-html'

/** What the controls of all polls of a page belong to: the same for everybody, and the same whatever is sealed on the page. It has no look of its own. */
export function PollForm({ locale }: { locale: Locale }) {
  return <form id={POLL_FORM} action={voteAction}><input type="hidden" name="locale" value={locale} /></form>
}
