/**
 * How much text there is, in words, as people would count. A run of letters and digits is a word, which cuts Korean at
 * its spaces; within a run of a script that is written without spaces `Intl.Segmenter` finds the words.
 */
export function countWords(text: string): number {
  let words = 0
  for (const [run] of text.matchAll(RUN)) words += UNSPACED.test(run) ? countUnspaced(run) : 1
  return words
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

// The segmenter takes more than linear time on a long text, so it gets it in pieces; a cut costs at most a word.
const PIECE = 200
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

function countUnspaced(run: string): number {
  let words = 0
  for (let from = 0; from < run.length; from += PIECE) {
    for (const part of segmenter.segment(run.slice(from, from + PIECE))) if (part.isWordLike) words += 1
  }
  return words
}

/**
 * What may be told about the amount of sealed text: the next of 5, 10, 20, 40, 80 … So "5" reads "a few", and any
 * other number says only "more than half of it, at most it", too coarse to tell a yes from a no.
 */
export function roundWords(words: number): number {
  let bucket = 5
  while (bucket < words && bucket < 1_000_000) bucket *= 2
  return bucket
}
