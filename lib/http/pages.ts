import { z } from 'zod'
import { done, refused, type Outcome } from '@/lib/outcome'
import { makeCursor, readCursor } from './cursor'

/** The id that a page of a list from the newest to the oldest begins below; null: it is the first one. */
export function placeIn(list: string, cursor: string | undefined): Outcome<number | null> {
  const before = cursor === undefined ? null : readCursor(list, z.int(), cursor)
  return cursor !== undefined && before === null ? refused('cursor-unreadable', 'cursor') : done(before)
}

/** A page of such a list as the API shows it; `before` is the id that the next one begins below, null: there is none. */
export function pageOf<T>(list: string, items: T[], before: number | null): { items: T[]; next: string | null } {
  return { items, next: before === null ? null : makeCursor(list, before) }
}
