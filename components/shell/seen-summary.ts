import { minuteWords } from '@/components/spoilers/minute-words'
import type { useLive } from './live-words'
import type { SeenChoice } from './seen-version'

// Two names are what the header of a wide screen holds; more are counted.
const MOST_NAMES = 2

/** What somebody has seen in a few words: "Seen: Korean original, Turkish remake 1:35". A question where it is nothing. */
export function seenSummary(t: ReturnType<typeof useLive>, versions: readonly SeenChoice[]): string {
  const seen = versions.filter((version) => version.seen !== null)
  if (seen.length === 0) return t('seen.question')
  if (seen.length > MOST_NAMES) return seenCount(t, versions)
  const names = seen.map(({ label, seen: amount }) => (typeof amount === 'number' ? `${label} ${minuteWords(amount)}` : label))
  return t('seen.short', { versions: names.join(', ') })
}

/** The same where there is room for less: "Seen: 2 versions". */
export function seenCount(t: ReturnType<typeof useLive>, versions: readonly SeenChoice[]): string {
  const count = versions.filter((version) => version.seen !== null).length
  return count === 0 ? t('seen.question') : t('seen.count', { count })
}
