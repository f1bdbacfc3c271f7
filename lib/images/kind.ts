/** The kinds of images that are taken. */
export type ImageKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'

/** So many bytes at the beginning of a file tell its kind. */
export const HEAD_BYTES = 32

/**
 * What a file is by its first bytes; null for anything that is not taken. Neither its name nor what its sender calls it is asked: SVG, HTML
 * and whatever else a decoder might understand never come near one.
 */
export function kindOf(head: Buffer): ImageKind | null {
  const at = (from: number, to: number) => head.toString('latin1', from, to)
  if (at(0, 8) === '\x89PNG\r\n\x1A\n') return 'png'
  if (at(0, 3) === '\xFF\xD8\xFF') return 'jpeg'
  if (at(0, 6) === 'GIF87a' || at(0, 6) === 'GIF89a') return 'gif'
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp'
  // One of the brands that a reader may go by; a HEIC of a telephone has others.
  if (at(4, 8) === 'ftyp' && /^(?:.{4})*?(?:avif|avis)/s.test(at(8, 12) + at(16, 32))) return 'avif'
  return null
}
