import { parseCookie } from 'cookie'
import { LRUCache } from 'lru-cache'
import { DEFAULT_OPENS, effectiveSeen, parseOpens } from '@/lib/spoilers/opens'
import { NOTHING_SEEN, parseSeen, type Seen } from '@/lib/spoilers/seen'

/** What a request's cookies claim, as far as a public page is concerned. */
export interface Claimed {
  /** What opens to the reader: what they said they have seen, nothing, or all of it, as they chose. */
  seen: Seen
  /** Whether the request says neither that somebody is signed in, nor anything of what they have seen. */
  nothing: boolean
}

const NOTHING: Claimed = { seen: NOTHING_SEEN, nothing: true }

// Most readers claim one of a few things. A text longer than any of ours is read each time, and comes to nothing.
const known = new LRUCache<string, Seen>({ max: 1_000 })
const LONGEST = 500

/** What a Cookie header claims. */
export function claimedIn(header: string | undefined): Claimed {
  if (!header) return NOTHING
  const { seen = '', opens = '', who = '' } = parseCookie(header)
  if (seen === '' && opens === '') return { seen: NOTHING_SEEN, nothing: who === '' }
  return { seen: opening(seen, opens), nothing: false }
}

function opening(said: string, choice: string): Seen {
  const key = `${choice} ${said}`
  const before = known.get(key)
  if (before) return before
  const seen = effectiveSeen(parseSeen(said), parseOpens(choice) ?? DEFAULT_OPENS)
  if (key.length <= LONGEST) known.set(key, seen)
  return seen
}
