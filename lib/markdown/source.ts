import type { ElementContent } from 'hast'
import type { Nodes } from 'mdast'
import { h } from 'hastscript'
import type { Cover, Covers } from '@/lib/markdown/covers'
import { rearm, STAND_IN } from '@/lib/markdown/defuse'
import { marksWithin, type Mark } from '@/lib/markdown/marks'
import { imageAt, type ImageSize } from '@/lib/markdown/media-address'
import type { PollBlock } from '@/lib/markdown/polls'
import { safeUrl } from '@/lib/markdown/safe-url'
import { extent } from '@/lib/markdown/units'

/** What laying out a tree needs to know of its text. */
export interface Source {
  /** The text as it was parsed, stand-ins and all. */
  readonly text: string
  /** Every mark in it, in order. */
  readonly marks: readonly Mark[]
  /** What a mark leaves in the text. */
  readonly shown: ReadonlyMap<Mark, string>
  readonly covers: Covers
  readonly polls: readonly PollBlock[]
  /** The images of ours that may be shown; undefined: any. */
  readonly images: ReadonlyMap<string, ImageSize> | undefined
  /** The level of the text's highest headings: below those that the page around it has. */
  readonly headings: 2 | 3
  /** Whom names lead to (`namesIn`), and where those that are called in the text are put down. */
  readonly known: ReadonlyMap<string, string>
  readonly called: Set<string>
}

/** A node of a kind. */
export type NodeOf<T extends Nodes['type']> = Extract<Nodes, { type: T }>

/** Where a link leads, and what lies on where that is written. */
export interface Address {
  readonly url: string
  readonly title: string | null
  readonly cover: Cover
}

/** Nothing that a member writes lends our name to an address, nor hands our window to its page. */
export const REL = ['nofollow', 'ugc', 'noopener']

/** A text as it was written, without what stands for marks. */
export function plain(text: string): string {
  return rearm(text.replace(STAND_IN, ''))
}

/** The text of code, with the marks that are nothing but text there. Those of its info line come before them. */
export function restored({ marks: all, shown }: Source, node: NodeOf<'code' | 'inlineCode'>): string {
  const { start, end } = extent(node)
  const marks = marksWithin(all, start, end)
  const parts = node.value.split(STAND_IN)
  const inside = marks.slice(marks.length - (parts.length - 1))
  return parts.map((part, index) => {
    const mark = inside[index - 1]
    return (mark ? shown.get(mark) ?? '' : '') + rearm(part)
  }).join('')
}

/** Images of ours are shown, with their size, so that nothing moves. Pictures from elsewhere would tell their servers who reads: they are shown as links. */
export function picture({ images }: Source, said: string | null | undefined, { url, title }: Address): ElementContent | string {
  const alt = plain(said ?? '')
  const id = imageAt(url)
  if (id && (!images || images.has(id))) {
    const { width, height } = images?.get(id) ?? {}
    return h('img', { src: `/media/${id}`, alt: alt.trim(), title, width, height, loading: 'lazy', decoding: 'async' })
  }
  const href = safeUrl(url)
  return href ? h('a', { href, title, rel: REL }, alt.trim() || href) : `![${alt}](${url})`
}
