/** Where a post stands: the thread, and its number there. */
export interface PlaceView {
  threadId: number
  number: number
}

/** Posts of a thread that were moved away together: their numbers there, and where the first of them is now. */
export interface MovedRun {
  first: number
  last: number
  /** Null: nobody can read them where they are. */
  to: { threadId: number; title: string; number: number } | null
}
