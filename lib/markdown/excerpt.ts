const words = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The beginning of a plain text on one line, at most `max` UTF-16 units long with its ellipsis. Cut between words, or
 * between graphemes where a single word is longer than half of it, never within an emoji or an accented letter.
 */
export function plainExcerpt(text: string, max: number): string {
  // Only the beginning is looked at: white space may shrink, so somewhat more than `max` of it.
  const line = text.slice(0, max * 4 + 64).replace(/\s+/gu, ' ').trim()
  if (line.length <= max) return line
  const cut = lastBoundary(words, line, max - 1)
  const end = cut >= max / 2 ? cut : lastBoundary(graphemes, line, max - 1)
  return `${line.slice(0, end).trimEnd()}…`
}

function lastBoundary(segmenter: Intl.Segmenter, line: string, max: number): number {
  let last = 0
  for (const { index } of segmenter.segment(line)) {
    if (index > max) break
    last = index
  }
  return last
}
