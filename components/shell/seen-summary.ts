import { minuteWords } from '@/components/spoilers/minute-words'
import type { Opens } from '@/lib/spoilers/opens'
import type { useLive } from './live-words'
import type { SeenChoice } from './seen-version'

// Two names are what the header of a wide screen holds; more are counted.
const MOST_NAMES = 2

type Words = ReturnType<typeof useLive>

/** What somebody has seen in a few words: "Seen: Korean original, Turkish remake 1:35". Where more or less opens than that, it says so. */
export function seenSummary(t: Words, versions: readonly SeenChoice[], opens: Opens): string {
  return opens === 'seen' ? seenNames(t, versions) : `${seenNames(t, versions)} · ${t(`opens.${opens}`)}`
}

/** What to say when a change has been saved: what the page shows now. */
export function seenSaved(t: Words, opens: unknown): string {
  if (opens === 'ask') return t('opens.askSaved')
  return t(opens === 'everything' ? 'opens.everythingSaved' : 'seen.saved')
}

// A question where nothing has been seen.
function seenNames(t: Words, versions: readonly SeenChoice[]): string {
  const seen = versions.filter((version) => version.seen !== null)
  if (seen.length === 0) return t('seen.question')
  if (seen.length > MOST_NAMES) return seenCount(t, versions)
  const names = seen.map(({ label, seen: amount }) => (typeof amount === 'number' ? `${label} ${minuteWords(amount)}` : label))
  return t('seen.short', { versions: names.join(', ') })
}

/** The same where there is room for less: "Seen: 2 versions". */
export function seenCount(t: Words, versions: readonly SeenChoice[]): string {
  const count = versions.filter((version) => version.seen !== null).length
  return count === 0 ? t('seen.question') : t('seen.count', { count })
}
