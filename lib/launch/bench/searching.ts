import { readSearch } from '@/lib/search/read'
import { GUEST, guestWho, type Viewer } from '@/lib/viewer/viewer'
import { timeFigure, timesOf, type Figure } from './figures'
import { ALL_SEEN } from './people'

// A search that takes longer is felt as waiting.
const BOUND_MS = 200

const RUNS = 9

// What asks most of the index: words that are everywhere, as a phrase too, what is typed first, what is nowhere, and all that fits in.
const QUERIES: Readonly<Record<string, string>> = {
  'a rare word': 'sandwich',
  'a common word': 'the',
  'ten common words': 'the and it is not for that you film what',
  'a phrase of common words': '"it is the film"',
  'common words, a common one left out': 'the film -it',
  'one letter': 't',
  'one Korean syllable': '이',
  'a Korean compound’s part': '선물',
  'a rare and a common word': 'the sandwich',
  'a slip': 'sandwhich',
  'nowhere': 'qqqqzzzz xxxxyyyy',
  'ten thousand characters': 'the film '.repeat(1111),
  'ten thousand letters': 'abcdefghij'.repeat(1000),
}

/** How long searches take on the database that the process is set to, for a guest and for somebody who has seen everything. */
export async function measureSearch(bareNode: number, note: (detail: string) => void): Promise<Figure[]> {
  const askers: [string, Viewer][] = [['by a guest', GUEST], ['by who has seen all', guestWho(ALL_SEEN)]]
  const figures: Figure[] = []
  for (const [who, viewer] of askers) {
    for (const [name, q] of Object.entries(QUERIES)) {
      note(`${name}, ${who}`)
      figures.push(timeFigure(`search, ${name}, ${who}`, await timesOf(() => readSearch(viewer, { q }), RUNS), BOUND_MS, bareNode))
    }
  }
  return figures
}
