import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/lib/env'
import type { Refusal } from '@/lib/outcome'
import type { Member } from '@/lib/viewer/viewer'

// One for a process: an instance bounds what it is asked itself, by pages, forms and the API alike.
const shared = globalThis as { cellPace?: { newcomers: RateLimiterMemory; all: RateLimiterMemory } }

function limiters() {
  const { NEWCOMER_POSTS_AN_HOUR, POSTS_A_MINUTE } = env()
  return (shared.cellPace ??= {
    newcomers: new RateLimiterMemory({ keyPrefix: 'newcomer', points: NEWCOMER_POSTS_AN_HOUR, duration: 3600 }),
    all: new RateLimiterMemory({ keyPrefix: 'posts', points: POSTS_A_MINUTE, duration: 60 }),
  })
}

/** Counts one post of somebody, and says why they have to wait, with the minutes; null: they need not. */
export async function whyNotSoFast({ personId, standing }: Member): Promise<Refusal | null> {
  const { newcomers, all } = limiters()
  const minutes = await waitOf(all, personId)
  if (minutes !== null) return { reason: 'posts-rate', values: { minutes } }
  if (standing !== 'newcomer') return null
  const newcomer = await waitOf(newcomers, personId)
  return newcomer === null ? null : { reason: 'newcomer-rate', values: { minutes: newcomer, count: newcomers.points } }
}

async function waitOf(limiter: RateLimiterMemory, personId: number): Promise<number | null> {
  return limiter.consume(personId).then(
    () => null,
    (error: unknown) => {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
      throw error
    },
  )
}
