import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import type { PollView } from '@/lib/polls/view'

/** The results of a poll in words: how many voted, and beside each option how many chose it. Null where they are not to be known yet. */
interface PollWords {
  voters: string
  options: { share: number; says: string }[]
}

/** What is said of a poll's results. `share` is a part of those who voted, from 0 to 1. */
export function pollWords(locale: Locale, { counts, voters, mine }: PollView): PollWords | null {
  if (counts === null || voters === null) return null
  const t = words(locale, 'polls')
  const options = counts.map((count, option) => {
    const share = voters === 0 ? 0 : count / voters
    const percent = figures(locale).number(share, { style: 'percent' })
    return { share, says: t(mine?.includes(option) ? 'mine' : 'share', { share: percent, count }) }
  })
  return { voters: t('voters', { count: voters }), options }
}

/** A poll in the API's answers, and what is said of it in the asker's language, for the page's script. */
export function pollShape(locale: Locale, poll: PollView, act?: 'counted' | 'withdrawn') {
  const { closesAt, counts, mine, ...plain } = poll
  return {
    ...plain, closesAt: closesAt?.toISOString() ?? null, counts: counts && [...counts], mine: mine && [...mine],
    says: pollWords(locale, poll), ...(act && { said: words(locale, 'polls')(act) }),
  }
}
export type PollShape = ReturnType<typeof pollShape>
