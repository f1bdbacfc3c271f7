/** The forum in figures, for those who run it. */
export interface Figures {
  people: number
  /** Who came in the last seven days. */
  peopleWeek: number
  threads: number
  /** Counted now and then (lib/threads/write.ts). */
  posts: number
  /** New posts of the last two weeks, day by day in UTC, the oldest first. */
  perDay: readonly { day: string; posts: number }[]
  queue: number
  held: number
  webhooks: { all: number; on: number; failing: number; turnedOff: number }
  /** Blocked words and domains. */
  blocked: number
  /** In bytes. */
  database: number
  images: number
  node: string
  postgres: string
}
