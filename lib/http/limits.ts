import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { EXPORTS_AN_HOUR } from '@/lib/accounts/rules'
import { env } from '@/lib/env'

export type Bucket = 'reads' | 'writes' | 'forms' | 'exports'

const WINDOW_S = { reads: 60, writes: 60, forms: 60, exports: 3600 }

// One for a process: an instance bounds what it is asked itself.
const shared = globalThis as { cellLimits?: Record<Bucket, RateLimiterMemory> }

function limiters(): Record<Bucket, RateLimiterMemory> {
  const { API_READS_A_MINUTE, API_WRITES_A_MINUTE, FORMS_A_MINUTE } = env()
  const limiter = (keyPrefix: Bucket, points: number) => new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_S[keyPrefix] })
  return (shared.cellLimits ??= { reads: limiter('reads', API_READS_A_MINUTE), writes: limiter('writes', API_WRITES_A_MINUTE), forms: limiter('forms', FORMS_A_MINUTE), exports: limiter('exports', EXPORTS_AN_HOUR) })
}

/** Where somebody stands after one more request: the headers that tell them (draft-ietf-httpapi-ratelimit-headers-10), and whether it is refused. */
export interface Standing {
  headers: Record<string, string>
  /** Seconds until they may ask again; null: the request may go on. */
  waitS: number | null
}

/** Counts one request of somebody, a person or a network address, named by `who`, which is kept until the time is over and nowhere else. */
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
    headers: { 'ratelimit-policy': `"${bucket}";q=${limiter.points};w=${WINDOW_S[bucket]}`, ratelimit: `"${bucket}";r=${result.remainingPoints};t=${resetS}` },
    waitS: refused ? resetS : null,
  }
}
