/** How long a draft that nobody signed in for is kept, in hours: as long as the cookie that finds it. */
export const UNCLAIMED_HOURS = 24
/** How long a member's draft is kept, in days. */
export const CLAIMED_DAYS = 30
/** How many drafts one browser or member may have; the oldest go. Nobody writes at more places at once. */
export const DRAFTS_EACH = 20
