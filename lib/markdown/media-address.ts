// 128 random bits in hexadecimal. What stands behind it, a grant that somebody was given, is not for others.
const ADDRESS = /^\/media\/([0-9a-f]{32})(?:\?.*)?$/
const ADDRESSES = /\/media\/([0-9a-f]{32})(?![0-9a-f])/g

/** How wide and high an image is, in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** The id of the image of ours that an address leads to; null for any other address. */
export function imageAt(address: string): string | null {
  return ADDRESS.exec(address)?.[1] ?? null
}

/** The ids of all images of ours whose addresses stand in a text, each once, whatever they are there for. */
export function imagesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(ADDRESSES), ([, id]) => id!))]
}

/** The ids of the images that a piece of our own HTML draws. */
export function imagesDrawn(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(/<img src="\/media\/([0-9a-f]{32})"/g), ([, id]) => id!))]
}
