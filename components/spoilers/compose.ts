import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { grantedAddress } from '@/lib/images/grants'
import { drawPolls } from '@/components/polls/poll-html'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { PollPlace } from '@/components/polls/poll-html'
import { sealHtml, type SealedText } from './placeholder'
import { scopeWords } from './scope-words'

/** One segment of a text after the gate: what the reader may read of it, or what may be said about it. */
export interface Part {
  readonly index: number
  /** The segment whose HTML holds this one's slot; null for the root, which is the first of the parts. */
  readonly parent: number | null
  readonly block: boolean
  readonly scopes: readonly Scope[]
  readonly html: Cleared<'html'> | Withheld
}

// Exactly as the renderer writes a slot. In text and in attributes it escapes the quotes, so nobody can type one.
const SLOT = /<(span|div) data-segment="(\d+)"><\/\1>/g

/**
 * A whole text as HTML for one reader: every slot holds its segment, open, or drawn as sealed. `from` starts at another segment than
 * the root, for the answer to a reveal. Throws where the parts are not those of one post.
 */
export function compose(place: SealedText, parts: readonly Part[], from = 0): string {
  const part = parts.find(({ index }) => index === from)
  if (!part) throw new Error('a post without its segment')
  return draw(place, parts, part)
}

// Exactly as the renderer writes an image: it escapes the sign that begins it wherever somebody typed one.
const IMAGE = /<img src="\/media\/([0-9a-f]{32})"( alt="([^"]*)"(?:"[^"]*"|[^">])*>)/g

/** A segment's HTML with its images at addresses under which this reader gets them. */
function pictured({ images, own, page }: SealedText, index: number, { text, because }: Cleared<'html'>): string {
  return text.replace(IMAGE, (drawn, id: string, rest: string, alt: string) => {
    if (own?.has(id) || (because === 'seen' ? images === 'granted' : because !== 'open')) return `<img src="${grantedAddress(id)}"${rest}`
    return because === 'seen' && images === 'open' ? `<a href="${page(index)}" rel="nofollow">[${alt.replaceAll('<', '&lt;')}]</a>` : drawn
  })
}

function draw(place: SealedText, parts: readonly Part[], { index, html, block }: Part): string {
  if (html.kind === 'withheld') return sealHtml({ ...place, index, scopes: html.scopes, words: html.words, block: block || index === 0 })
  const fill = (text: string) => text.replace(SLOT, (_, __, slot) => {
    const child = parts.find((other) => other.index === Number(slot) && other.parent === index)
    if (!child) throw new Error('a slot without its segment')
    const drawn = draw(place, parts, child)
    return child.html.kind === 'cleared' ? opened(place.locale, child, drawn) : drawn
  })
  const { polls, ...rest } = place
  const text = pictured(place, index, html)
  return polls ? drawPolls({ ...rest, polls }, text, fill) : fill(text)
}

// The stretch stays marked in the margin, with its scope to be read by pointing at it or, on a block, above it.
function opened(locale: Locale, { block, scopes }: Part, html: string): string {
  if (scopes.length === 0) return html
  const scope = words(locale, 'common')('spoilers.opened', { scope: scopeWords(locale, scopes) })
  const inside = { type: 'raw' as const, value: html }
  const element = block
    ? h('div.opened', [h('p.opened-scope', scope), inside as never])
    : h('span.opened', { title: scope }, [inside as never])
  return toHtml(element, { allowDangerousHtml: true })
}

/** Where a post's segments are opened, and its polls voted on, on a page. */
export function pagePlace(locale: Locale, post: { id: number; threadId: number; number: number; polls?: PollPlace['results'] }): SealedText {
  return { ...postPlace(locale, post), polls: { of: post.id, results: post.polls ?? [] } }
}

/** Where a post's segments are opened. */
export function postPlace(locale: Locale, { id, threadId, number }: { id: number; threadId: number; number: number }): SealedText {
  return { locale, key: `p${id}`, page: (index) => pathsIn(locale).reveal(threadId, number, index), ask: api.reveal(id) }
}
