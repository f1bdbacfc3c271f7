'use client'

import { createContext, useContext } from 'react'
import type { Level } from '@/lib/follows/rules'
import type { MarkView } from '@/lib/reading/view'

/** What is a person's own in a list. */
export interface ListMarksView {
  /** By thread. */
  threads: Record<number, MarkView>
  /** Of the list's category; null: it is not of one. */
  level: Level | null
}

export const ListMarks = createContext<ListMarksView | null>(null)

/** Where the reader stands in a thread of the list; null while that is not known. */
export function useListMark(threadId: number): MarkView | null {
  return useContext(ListMarks)?.threads[threadId] ?? null
}

/** How much the reader wants to hear of the list's category; null while that is not known. */
export function useCategoryLevel(): Level | null {
  return useContext(ListMarks)?.level ?? null
}
