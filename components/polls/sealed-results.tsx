import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { PollView } from '@/lib/polls/view'
import { pollWords } from './poll-words'

/** For who voted in polls that are sealed where this stands: the numbers, and no word of an option. */
export function SealedResults({ locale, polls }: { locale: Locale; polls: readonly PollView[] }) {
  const t = words(locale, 'polls')
  const known = polls.flatMap((poll) => (poll.sealed ? (pollWords(locale, poll) ?? []) : []))
  if (known.length === 0) return null
  return (
    <section className="stack">
      <p className="muted">{t('sealed')}</p>
      {known.map(({ voters, options }, at) => (
        <div key={at}>
          <ul>{options.map(({ says }, option) => <li key={option}>{t('option', { number: option + 1 })}: {says}</li>)}</ul>
          <p className="muted">{voters}</p>
        </div>
      ))}
    </section>
  )
}
