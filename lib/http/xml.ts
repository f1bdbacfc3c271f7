import { toXml } from 'xast-util-to-xml'

// What XML 1.0 can hold in no way: most controls, lone surrogates, U+FFFE and U+FFFF.
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** An element as an XML document that every parser takes, whatever its texts hold. */
export function xmlDocument(root: Parameters<typeof toXml>[0]): string {
  // The writer leaves ">" as it is, and "]]>" may stand in no text. Nothing here is CDATA, so wherever it stands it is text or an attribute.
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(possible(root), { closeEmptyElements: true, tightClose: true }).replaceAll(']]>', ']]&gt;')}\n`
}

/**
 * All that XML can hold of the texts in a tree, with the one line end that it knows. Before anything is left out, and before the writer leaves some of it out by
 * itself: else what stood apart would become one, two halves of a sign or the two signs of a line end.
 */
function possible<T>(part: T): T {
  if (typeof part === 'string') return part.replace(/\r\n?/g, '\n').replace(IMPOSSIBLE, '') as T
  if (Array.isArray(part)) return part.map(possible) as T
  if (part === null || typeof part !== 'object') return part
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, possible(value)])) as T
}
