import { createHash } from 'node:crypto'
import type { Locale } from '@/lib/i18n/locales'

/** All the words on a card. They are for everybody: nothing of a post is among them. */
export interface CardTexts {
  locale: Locale
  /** Above the title: what it is part of; empty: nothing. */
  above: string
  title: string
  /** What one must have seen, in words; null: nothing. */
  badge: string | null
  /** The site's name, and what it promises. */
  site: string
  promise: string
}

/** Width and height of a card in pixels: what link previews ask for. */
export const CARD_SIZE = { width: 1200, height: 630 }

// Counts up when cards are drawn otherwise, so that nobody keeps the old ones.
const DRAWING = 1

/** What names the one picture that these words make: part of its address, so that a preview is fetched again after a retitle. */
export function cardVersion(texts: CardTexts): string {
  const { locale, above, title, badge, site, promise } = texts
  const all = JSON.stringify([DRAWING, locale, above, title, badge, site, promise])
  return createHash('sha256').update(all).digest('base64url').slice(0, 12)
}
