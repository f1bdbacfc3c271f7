import sharp from 'sharp'
import type { ImageSize } from '@/lib/markdown/media-address'
import { done, refused, type Outcome } from '@/lib/outcome'
import type { ImageKind } from './kind'
import { FRAMES, KEPT_BYTES, LONGEST, LONGEST_MOVING, PIXELS, SECONDS } from './limits'

// Looks like the original on a photograph; text on a screenshot keeps its edges by the finer chroma.
const LOOKS = { quality: 82, smartSubsample: true }
// Frame for frame a quarter of the time of the usual effort, and a tenth larger.
const QUICKLY = 1

// libvips has readers for much more, SVG and PDF among them. What is not taken cannot be reached, whatever a file turns out to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Png', 'Jpeg', 'Webp', 'Heif', 'Nsgif'].map((name) => `VipsForeignLoad${name}`) })
// Each image has one thread: the others are for whoever reads. Nothing is read twice, so nothing is kept.
sharp.concurrency(1)
sharp.cache(false)

/** An image as we keep it: WebP, by our own encoder. */
export interface Remade extends ImageSize {
  readonly bytes: Buffer
}

/**
 * Decodes an image, turns it as it is to be seen, makes it small enough and encodes it anew. Of the file nothing but its pixels is left: no
 * position, camera, profile, comment, nor anything that was hidden behind them. Refused where it is too large, too long, or cannot be read
 * to its end.
 */
export async function remake(file: string, kind: ImageKind): Promise<Outcome<Remade>> {
  const options = { limitInputPixels: PIXELS, failOn: 'error', sequentialRead: true, animated: kind === 'gif' || kind === 'webp' } as const
  try {
    const { pages = 1 } = await sharp(file, options).metadata()
    if (pages > FRAMES) return refused('image-too-long', 'file')
    const longest = pages > 1 ? LONGEST_MOVING : LONGEST
    const { data, info } = await sharp(file, options)
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: SECONDS })
      .webp(pages > 1 ? { ...LOOKS, effort: QUICKLY } : LOOKS)
      .toBuffer({ resolveWithObject: true })
    if (data.length > KEPT_BYTES) return refused('image-too-long', 'file')
    return done({ bytes: data, width: info.width, height: info.pageHeight ?? info.height })
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    if (/pixel limit/i.test(said)) return refused('image-too-many-pixels', 'file')
    return refused(/timeout/i.test(said) ? 'image-too-slow' : 'image-broken', 'file')
  }
}
