import { parseCookie } from 'cookie'
import { LRUCache } from 'lru-cache'
import { DEFAULT_OPENS, effectiveSeen, parseOpens } from '@/lib/spoilers/opens'
import { NOTHING_SEEN, parseSeen, type Seen } from '@/lib/spoilers/seen'

/** What a request's cookies claim, as far as a public page is concerned. */
export interface Claimed {
  /** What opens to the reader: what they said they have seen, nothing, or all of it, as they chose. */
  seen: Seen
  /** Whether the request says neither that somebody is signed in, nor anything of what they have seen, in any of its cookies. */
  nothing: boolean
}

// A cookie may be there twice. We go by the first; others who keep pages by their cookies may not.
const CLAIM = /(?:^|;)\s*(?:seen|opens|who)\s*=\s*[^;\s]/

const NOTHING: Claimed = { seen: NOTHING_SEEN, nothing: true }

// Most readers claim one of a few things. A text longer than any of ours is read each time, and comes to nothing.
const known = new LRUCache<string, Seen>({ max: 1_000 })
const LONGEST = 500

/** What a Cookie header claims. */
export function claimedIn(header: string | undefined): Claimed {
  if (!header || !CLAIM.test(header)) return NOTHING
  const { seen = '', opens = '' } = parseCookie(header)
  return { seen: seen === '' && opens === '' ? NOTHING_SEEN : opening(seen, opens), nothing: false }
}

function opening(said: string, choice: string): Seen {
  const key = `${choice} ${said}`
  const before = known.get(key)
  if (before) return before
  const seen = effectiveSeen(parseSeen(said), parseOpens(choice) ?? DEFAULT_OPENS)
  if (key.length <= LONGEST) known.set(key, seen)
  return seen
}
