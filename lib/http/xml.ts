import { toXml } from 'xast-util-to-xml'

// What XML 1.0 can hold in no way: most controls, lone surrogates, U+FFFE and U+FFFF.
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** An element as an XML document that every parser takes, whatever its texts hold. */
export function xmlDocument(root: Parameters<typeof toXml>[0]): string {
  // The writer leaves ">" as it is, and "]]>" may stand in no text. Nothing here is CDATA, so wherever it stands it is text or an attribute.
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root, { closeEmptyElements: true, tightClose: true }).replace(IMPOSSIBLE, '').replaceAll(']]>', ']]&gt;')}\n`
}
