import type { PersonView } from '@/lib/people/view'
import type { ThreadRow } from '@/lib/threads/view'

/** A stretch of a snippet or title; `mark`: it is what was looked for. Made of texts that the gate has cleared for the asker, and of titles. */
export interface SnippetPart {
  text: string
  mark: boolean
}

/** A post that was found. */
export interface SearchHit {
  thread: ThreadRow
  /** The thread's title in parts. */
  title: readonly SnippetPart[]
  /** Its address is `pathsIn(locale).post(thread.id, post.number)`. */
  post: { id: number; number: number; author: PersonView | null; createdAt: Date }
  /** The part of the post where it was found, without what the asker may not read. Empty when they may read nothing of it. */
  snippet: readonly SnippetPart[]
}

/** A page of what was found, the best first. */
export interface SearchResult {
  items: readonly SearchHit[]
  /** What to send as `cursor` for the next page; null: there is none. */
  next: string | null
  /** The words that were looked for instead, because what was typed is nowhere; null: it was taken as typed. */
  corrected: string | null
}
