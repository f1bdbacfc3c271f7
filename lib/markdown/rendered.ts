import type { ImageSize } from '@/lib/markdown/media-address'
import type { Scope } from '@/lib/spoilers/scope'

/** To be raised when the same source renders to something else that old posts should have too: all are then made anew (lib/texts/write.ts). */
export const RENDERER_VERSION = 4

/** What the writer should be told about the marks of a text. The words for each code are the interface's. */
export type WarningCode =
  /** A mark is opened and never closed: sealed from there to the end of the post. */
  | 'spoiler-unclosed'
  /** A closing mark without an opening one; it stays as text. */
  | 'spoiler-unopened'
  /** Marks overlap or cross: each seals its own stretch. */
  | 'spoiler-crossed'
  /** The version or the minute cannot be understood: sealed for everybody who has not seen every version. */
  | 'spoiler-scope-unclear'
  /** The text contradicts itself, or our own check does not hold: the whole post is sealed for everybody. */
  | 'spoiler-all-sealed'
  /** More spoilers, or more within one another, than a post may hold: the whole post is sealed under all their scopes. */
  | 'spoiler-too-many'
  /** Something that reads as a mark and is none: other signs, character references, other forums' marks. It hides nothing. */
  | 'spoiler-look-alike'
  /** More signs of Markdown than a text that is meant to be read has: it is shown as it was typed. */
  | 'too-dense'
  /** A poll that cannot be understood, or that nothing ends: it is shown as it was typed. */
  | 'poll-unclear'
  /** A quote repeats what lies sealed where it comes from: it is sealed here as well (`sealQuotes`). */
  | 'quote-sealed'

export interface Warning {
  readonly code: WarningCode
  /** Where in the source, in UTF-16 units as `String.prototype.slice` counts. */
  readonly offset: number
}

/** One stretch of a post that opens and closes as one. */
export interface RenderedSegment {
  /** 0 for the root, then 1, 2, … by depth, and in the order of the text. */
  readonly index: number
  /** The segment this one lies in; null for the root. */
  readonly parent: number | null
  /** Every scope on it: the base, those of enclosing marks, its own. */
  readonly scopes: readonly Scope[]
  /** Safe HTML. Where a child goes there is an empty `<span data-segment="N">` or `<div data-segment="N">`. */
  readonly html: string
  /** The same as plain text, without that of its children. */
  readonly text: string
  readonly words: number
  /** Whether its slot is a `div` (it holds blocks) or a `span`. */
  readonly block: boolean
}

/** What decides how people may vote on a poll. Its words are in the segments. */
export interface RenderedPoll {
  /** By which the page knows it: 1 to 999,999,999. It stands in the open with the poll, so it is made of none of its words. */
  readonly index: number
  /** Made of its words, sealed or not, so that it stays the same whatever is written, moved or sealed around it or in it. It is as secret as they are. */
  readonly fingerprint: string
  /** Whether several options may be chosen. */
  readonly multiple: boolean
  /** The last day on which one may vote, as 2026-12-31; null: it stays open. */
  readonly until: string | null
  /** How many there are to choose from. */
  readonly options: number
}

/** A post, made ready to be stored: `segments[0]` is the root and `segments[n].index === n`. */
export interface Rendered {
  readonly segments: readonly RenderedSegment[]
  readonly polls: readonly RenderedPoll[]
  readonly warnings: readonly Warning[]
  /** The handles of whom it calls by their names, quotes and code apart. */
  readonly called: readonly string[]
  /** Words of all segments together. */
  readonly words: number
}

export interface RenderOptions {
  /** Scopes of the thread and of the post, which lie on every segment. */
  readonly base: readonly Scope[]
  /** What a mark without attributes means. */
  readonly fallback: Scope
  /** The images of ours that it may show, by their ids; any of them where not given, for what nobody is shown. */
  readonly images?: ReadonlyMap<string, ImageSize>
  /** The level of the highest headings; 3 where not given, as a post has a heading of its own below the page's. */
  readonly headings?: 2 | 3
  /** Handles by the names in the text that lead to them (`namesIn` of mentions.ts finds those); nobody is linked where not given. */
  readonly people?: ReadonlyMap<string, string>
  /** The indexes of polls by their fingerprints; others are numbered from 1. */
  readonly polls?: ReadonlyMap<string, number>
}
