import { z } from 'zod'

// More than any poll has; how many this one has is checked when it is known.
const MOST = 100

/** A vote: the places of the options that were chosen, from 0. One named twice is one. */
export const voteInput = z.strictObject({
  options: z.array(z.int('poll-option-unknown').min(0, 'poll-option-unknown')).max(MOST, 'poll-option-unknown').transform((options) => [...new Set(options)].sort((a, b) => a - b)),
})
export type VoteInput = z.input<typeof voteInput>
