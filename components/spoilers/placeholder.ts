import { toHtml } from 'hast-util-to-html'
import { h, s } from 'hastscript'
import type { Element } from 'hast'
import type { PollPlace } from '@/components/polls/poll-html'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { labelOf } from '@/lib/film/versions'
import { buttonClass } from '@/components/ui/button'
import { GLYPH } from './seal-glyph'
import { scopeWords } from './scope-words'

/** Where a text with sealed segments is, and how they are opened there. */
export interface SealedText {
  locale: Locale
  /** Tells the texts of a page apart, in element ids. */
  key: string
  /** The page that opens one segment without script. */
  page: (index: number) => string
  /** The API's address that opens one with script. */
  ask: string
  /**
   * How images are reached: by what the browser's cookie says was seen (nothing is said); by grants, as whoever reads has no cookie that says it;
   * or only those that are open to all, where what is read is kept for long. Those in what somebody opened are granted in any case.
   */
  images?: 'granted' | 'open'
  /** Images that whoever reads has uploaded themselves, so that they are granted wherever they stand. */
  own?: ReadonlySet<string>
  /** How polls are voted on; where nothing is said they are read as what they are in the text, a list. */
  polls?: PollPlace
  /** How a sealed segment is drawn where there is neither our script nor our style; a card or a chip when nothing is said. */
  plainly?: (place: SealedPlace) => string
}

/** What may be said about a sealed segment, and where it is. */
export interface SealedPlace extends SealedText {
  index: number
  scopes: readonly Scope[]
  /** Rounded, as the gate gives it. */
  words: number
  /** A card instead of a chip on the line. */
  block: boolean
}

/**
 * Draws a sealed segment as HTML: a link to the page that opens it, which script (seals.tsx) turns into a button that opens it in its
 * place. It is made of nothing but what a reader may know.
 */
export function sealHtml(place: SealedPlace): string {
  if (place.plainly) return place.plainly(place)
  return toHtml(place.block ? card(place) : chip(place))
}

function chip(place: SealedPlace): Element {
  const { locale, scopes, words: count } = place
  return opener(place, 'seal', [
    glyph(),
    h('span.seal-scope', scopeWords(locale, scopes)),
    ' ',
    h('span.seal-size', words(locale, 'common')('spoilers.size', { count })),
  ])
}

function card(place: SealedPlace): Element {
  const { locale, scopes, words: count } = place
  const t = words(locale, 'common')
  // The name of its button says all of it, so a screen reader need not hear it twice.
  return h('div.seal-card', { dataSealCard: '' }, [
    h('p.seal-what', { ariaHidden: 'true' }, [glyph(), h('span', [h('b', t('spoilers.spoiler')), ' · ', h('span.seal-scope', scopeWords(locale, scopes))])]),
    h('p.seal-size', { ariaHidden: 'true' }, t('spoilers.sizeAlone', { count })),
    h('p.seal-actions', [opener(place, buttonClass({ small: true }), [t('spoilers.reveal')]), ...seenButtons(locale, scopes)]),
  ])
}

function opener({ locale, key, page, ask, index, scopes, words: count }: SealedPlace, className: string, children: (Element | string)[]) {
  return h('a', {
    className,
    href: page(index),
    rel: 'nofollow',
    ariaLabel: words(locale, 'common')('spoilers.revealName', { scope: scopeWords(locale, scopes), count }),
    dataSeal: `${key}:${index}`,
    dataAsk: ask,
    dataScope: scopeWords(locale, scopes),
  }, children)
}

// "I've seen this version" sends the form of the header, so that it is one act with choosing it there.
function seenButtons(locale: Locale, scopes: readonly Scope[]): Element[] {
  const t = words(locale, 'common')
  const versions = scopes.flatMap(({ version }) => (version === 'any' ? [] : [version]))
  const className = buttonClass({ kind: 'quiet', small: true })
  if (versions.length === 0 || versions.length > 2) {
    return [h('a', { className, href: pathsIn(locale).seen(), dataKey: 'seen' }, t('spoilers.sayWhatSeen'))]
  }
  return versions.map((version) =>
    h('button', { className, type: 'submit', form: 'seen-form', name: 'add', value: formatScope({ version, until: null }) },
      versions.length === 1 ? t('spoilers.seenThis') : t('spoilers.seenOne', { version: labelOf(version, locale) })))
}

function glyph(): Element {
  return s('svg', { className: 'seal-glyph', viewBox: GLYPH.viewBox, ariaHidden: 'true', focusable: 'false' }, [
    s('path', { className: 'seal-window', d: GLYPH.window }),
    s('path', { className: 'seal-bars', d: GLYPH.bars }),
  ])
}
