import { countWords } from '@/lib/spoilers/words'

// About a line and a half on either side of a change, to the end of its word: enough to see where one is.
const HEAD = /^.{120}\S{0,120}/su
const TAIL = /\S{0,120}.{120}$/su
// What the tail is looked for in: all it can hold, were every character of it two UTF-16 units.
const REACH = 500
// Folding less than this away would take more room than it saves.
const LEAST = 200

/** A long text that did not change with its middle apart, cut between words; null where it is short. `first`, `last`: nothing stands before, or after, it. */
export function folded(text: string, { first, last }: { first: boolean; last: boolean }): { before: string; within: string; after: string; words: number } | null {
  const from = first ? 0 : (HEAD.exec(text)?.[0].length ?? text.length)
  const to = text.length - (last ? 0 : (TAIL.exec(text.slice(-REACH))?.[0].length ?? text.length))
  if (to - from < LEAST) return null
  const within = text.slice(from, to)
  return { before: text.slice(0, from), within, after: text.slice(to), words: countWords(within) }
}
