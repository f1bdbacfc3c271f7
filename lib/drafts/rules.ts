import { cleanBody } from '@/lib/markdown/clean'
import { radarOn } from '@/lib/markdown/giveaways-in'
import type { RenderOptions } from '@/lib/markdown/rendered'
import { radar, type Finding } from '@/lib/spoilers/radar/radar'

/** How long a draft that nobody signed in for is kept, in hours: as long as the cookie that finds it. */
export const UNCLAIMED_HOURS = 24
/** How long a member's draft is kept, in days. */
export const CLAIMED_DAYS = 30
/** How long a draft that its writer threw away can be had back, in hours. */
export const DROPPED_HOURS = 24
/** How many drafts one browser or member may have; the oldest go. Nobody writes at more places at once. */
export const DRAFTS_EACH = 20

/** A draft as the radar reads it: `body` as it is typed, `sealed` with what it quotes sealed as it will be. */
interface Draft {
  title: string
  body: string
  sealed: string
}

/** What the radar says of a draft: of its title, on which nothing lies, and of its text. Offsets are those of each as `cleanBody` leaves it. */
export function toldOfDraft({ title, body, sealed }: Draft, options: Pick<RenderOptions, 'base' | 'fallback'>): { score: number; findings: (Finding & { field: 'title' | 'body' })[] } {
  const [inTitle, inBody, inSealed] = [radar(cleanBody(title)), radarOn(body, options), sealed === body ? null : radarOn(sealed, options)]
  const stays = ({ because, phrase }: Finding) => inSealed?.findings.some((other) => other.because === because && other.phrase === phrase) ?? true
  return {
    score: Math.max(inTitle.score, (inSealed ?? inBody).score),
    findings: [...inTitle.findings.map((finding) => ({ ...finding, field: 'title' as const })), ...inBody.findings.filter(stays).map((finding) => ({ ...finding, field: 'body' as const }))],
  }
}
