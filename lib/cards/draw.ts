import { renderAsync } from '@resvg/resvg-js'
import type { ReactElement } from 'react'
import satori from 'satori'
import { drawable } from './drawable'
import { fontsFor } from './fonts'
import { CARD_SIZE, type CardTexts } from './texts'

/** Draws a card's words, in 700 its title and in 400 what else there is, with the fonts of this name. */
export type CardLayout = (texts: CardTexts, fontFamily: string) => ReactElement

/** A card as a PNG of CARD_SIZE. What no font can draw is left out. It takes some tens of milliseconds of one core, whatever the words. */
export async function drawCard(texts: CardTexts, layout: CardLayout): Promise<Buffer> {
  return (await renderAsync(await drawSvg(texts, layout), { font: { loadSystemFonts: false } })).asPng()
}

/** A card as an SVG of shapes: there is no text in it any more. */
export async function drawSvg(texts: CardTexts, layout: CardLayout): Promise<string> {
  const missing = new Set<string>()
  const first = await shapes(withoutMissing(texts, missing), layout, missing)
  return missing.size === 0 ? first : shapes(withoutMissing(texts, missing), layout, new Set())
}

function withoutMissing(texts: CardTexts, missing: ReadonlySet<string>): CardTexts {
  const [above, title, site, promise] = [texts.above, texts.title, texts.site, texts.promise].map((text) => drawable(text, missing)) as [string, string, string, string]
  // A title without one letter that can be drawn: what it is part of stands there instead.
  return { ...texts, above: title ? above : '', title: title || above || site, badge: texts.badge && drawable(texts.badge, missing), site, promise }
}

/** The shapes of these words; notes in `missing` what a font did not have after all. */
async function shapes(texts: CardTexts, layout: CardLayout, missing: Set<string>): Promise<string> {
  const light = [texts.above, texts.badge ?? '', texts.promise].join('')
  const fonts = await fontsFor([{ text: `${texts.title}${texts.site}…`, weight: 700 }, { text: light, weight: 400 }])
  const fontFamily = [...new Set(fonts.map(({ name }) => name))].join(', ')
  return satori(layout(texts, fontFamily), {
    ...CARD_SIZE,
    fonts,
    // Asked for what is in none of the fonts; there are no others.
    loadAdditionalAsset(_, characters) {
      for (const character of characters) missing.add(character)
      return Promise.resolve([])
    },
  })
}
