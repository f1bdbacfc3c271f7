import { languagesKnowing } from '@/lib/spoilers/radar/patterns'
import type { Token } from '@/lib/spoilers/radar/sentences'

// Two single letters in a row are initials; three are somebody spacing a word.
const FEWEST = 3
const LONGEST_WORD = 14

/** The words of a sentence with letters that were spaced (h e d i e s) put together again. */
export function wordsIn(tokens: readonly Token[]): readonly Token[] {
  const words: Token[] = []
  let run: Token[] = []
  const close = () => {
    words.push(...(run.length >= FEWEST ? joined(run) : run))
    run = []
  }
  for (const token of tokens) {
    if (token.kind === 'latin' && token.exact.length === 1) run.push(token)
    else {
      close()
      words.push(token)
    }
  }
  close()
  return words
}

/** The cheapest way to cut the letters into words we know; a letter in none of them costs most. */
function joined(run: readonly Token[]): Token[] {
  const letters = run.map((token) => token.forms.at(-1) ?? '').join('')
  if (letters.length !== run.length) return [...run]
  const cost = [0]
  const from = [0]
  for (let end = 1; end <= letters.length; end += 1) {
    cost[end] = (cost[end - 1] ?? 0) + 2
    from[end] = end - 1
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const price = (cost[start] ?? 0) + 1
      if (price < (cost[end] ?? 0) && languagesKnowing(letters.slice(start, end))) {
        cost[end] = price
        from[end] = start
      }
    }
  }
  const words: Token[] = []
  for (let end = letters.length; end > 0; end = from[end] ?? 0) {
    const parts = run.slice(from[end], end)
    const word = letters.slice(from[end], end)
    const [first] = parts
    if (first) words.unshift({ ...first, forms: [word], exact: parts.map((part) => part.exact).join(''), end: parts.at(-1)?.end ?? first.end })
  }
  return words
}
