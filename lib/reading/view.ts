import type { Level } from '@/lib/follows/rules'

/** Where somebody stands in a thread. */
export interface MarkView {
  /** The highest post number that they have read; null: they have not opened it. */
  readTo: number | null
  /** Comments of others that they have not read, counted up to `COUNTED`. */
  unread: number
  /** The first of those, and the page it is on; null: there is none. */
  first: { number: number; page: number } | null
  /** A young thread that they have not opened. */
  isNew: boolean
  level: Level
}

/** Where somebody's reading of a thread is now. */
export interface PlaceView {
  threadId: number
  readTo: number
}
