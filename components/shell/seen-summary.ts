import { minuteWords } from '@/components/spoilers/minute-words'
import type { useLive } from './live-words'
import type { Said } from './said'
import type { SeenChoice } from './seen-version'

// Two names are what the header of a wide screen holds; more are counted.
const MOST_NAMES = 2

type Words = ReturnType<typeof useLive>

/** The words for whatever may have been seen: what the summary is made of, before any script of ours has come (seen-fill.ts) and after. */
export interface Says {
  /** "Seen: {}". */
  short: string
  /** By how many versions were seen; a question for none. */
  counts: readonly string[]
  names: Readonly<Record<string, string>>
  opens: Readonly<Record<string, string>>
}

export function seenSays(t: Words, versions: readonly Pick<SeenChoice, 'key' | 'label'>[]): Says {
  return {
    short: t('seen.short', { versions: '{}' }),
    counts: [t('seen.question'), ...versions.map((_, index) => t('seen.count', { count: index + 1 }))],
    names: Object.fromEntries(versions.map(({ key, label }) => [key, label])),
    opens: { ask: t('opens.ask'), everything: t('opens.everything') },
  }
}

/** What somebody has seen in a few words: "Seen: Korean original, Turkish remake 1:35". Where more or less opens than that, it says so. */
export function seenSummary({ short, counts, names, opens }: Says, said: Said | null): string {
  const seen = seenOf(names, said)
  const list = seen.map(([key, amount]) => (typeof amount === 'number' ? `${names[key]} ${minuteWords(amount)}` : names[key]))
  const what = seen.length === 0 || seen.length > MOST_NAMES ? counts[seen.length]! : short.replace('{}', () => list.join(', '))
  const how = opens[said?.opens ?? 'seen']
  return how ? `${what} · ${how}` : what
}

/** The same where there is room for less: "Seen: 2 versions". */
export function seenCount({ counts, names }: Says, said: Said | null): string {
  return counts[seenOf(names, said).length]!
}

function seenOf(names: Says['names'], said: Said | null) {
  return Object.entries(said?.seen ?? {}).filter(([key]) => Object.hasOwn(names, key))
}

/** What to say when a change has been saved: what the page shows now. */
export function seenSaved(t: Words, opens: unknown): string {
  if (opens === 'ask') return t('opens.askSaved')
  return t(opens === 'everything' ? 'opens.everythingSaved' : 'seen.saved')
}
