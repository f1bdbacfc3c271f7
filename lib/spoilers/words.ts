/**
 * How much text there is, in words, as people would count: runs of letters and digits by Unicode's rules, which cut
 * Korean at its spaces and find words in Chinese and Japanese, where no space tells them apart.
 */
export function countWords(text: string): number {
  let words = 0
  for (const part of segmenter.segment(text)) if (part.isWordLike) words += 1
  return words
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * What may be told about the amount of sealed text: the next of 5, 10, 20, 40, 80 … So "5" reads "a few", and any
 * other number says only "more than half of it, at most it", too coarse to tell a yes from a no.
 */
export function roundWords(words: number): number {
  let bucket = 5
  while (bucket < words && bucket < 1_000_000) bucket *= 2
  return bucket
}
