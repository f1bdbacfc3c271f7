import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/lib/env'

export type Bucket = 'reads' | 'writes'

const WINDOW_S = 60

// One for a process: an instance bounds what it is asked itself.
const shared = globalThis as { cellLimits?: Record<Bucket, RateLimiterMemory> }

function limiters(): Record<Bucket, RateLimiterMemory> {
  const { API_READS_A_MINUTE, API_WRITES_A_MINUTE } = env()
  const limiter = (keyPrefix: Bucket, points: number) => new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_S })
  return (shared.cellLimits ??= { reads: limiter('reads', API_READS_A_MINUTE), writes: limiter('writes', API_WRITES_A_MINUTE) })
}

/** Where somebody stands after one more request: the headers that tell them (draft-ietf-httpapi-ratelimit-headers-10), and whether it is refused. */
export interface Standing {
  headers: Record<string, string>
  /** Seconds until they may ask again; null: the request may go on. */
  waitS: number | null
}

/** Counts one request of somebody, a person or a network address, named by `who`, which is kept for a minute and nowhere else. */
export async function count(bucket: Bucket, who: string): Promise<Standing> {
  const limiter = limiters()[bucket]
  const { refused, result } = await limiter.consume(who).then(
    (result) => ({ refused: false, result }),
    (error: unknown) => {
      if (error instanceof RateLimiterRes) return { refused: true, result: error }
      throw error
    },
  )
  const resetS = Math.max(1, Math.ceil(result.msBeforeNext / 1000))
  return {
    headers: { 'ratelimit-policy': `"${bucket}";q=${limiter.points};w=${WINDOW_S}`, ratelimit: `"${bucket}";r=${result.remainingPoints};t=${resetS}` },
    waitS: refused ? resetS : null,
  }
}
