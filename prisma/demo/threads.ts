import celda from './threads/celda.json'
import chuncheon from './threads/chuncheon.json'
import kogus from './threads/kogus.json'
import missedWhileCrying from './threads/missed-while-crying.json'
import mother from './threads/mother.json'
import music from './threads/music.json'
import practice from './threads/practice.json'
import ranked from './threads/ranked.json'
import roomSevenAgain from './threads/room-seven-again.json'
import ryu from './threads/ryu.json'
import trial from './threads/trial.json'
import turkishEnding from './threads/turkish-ending.json'
import whichFirst from './threads/which-first.json'

/** A post of the demo conversation. */
export interface DemoPost {
  /** The key of a person in people.json. */
  by: string
  body: string
  /** Canonical scope of the whole post. */
  spoiler?: string | null
  replyTo?: number | null
  /** Hours after the thread was opened. */
  hoursLater: number
}

/** A thread of the demo conversation; its first post opens it. */
export interface DemoThread {
  key: string
  category: string
  title: string
  tags: string[]
  /** Canonical scope of the whole thread. */
  spoiler: string | null
  daysAgo: number
  posts: DemoPost[]
}

/** The conversation that a new forum begins with. */
export const THREADS: readonly DemoThread[] = [
  celda,
  chuncheon,
  kogus,
  missedWhileCrying,
  mother,
  music,
  practice,
  ranked,
  roomSevenAgain,
  ryu,
  trial,
  turkishEnding,
  whichFirst,
]
