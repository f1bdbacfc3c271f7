import type { Refusal } from '@/lib/outcome'

/** Entries on a page of the log: about three screens. */
export const LOG_PAGE = 50

/** How far back the log can be asked for, and what that is in days. */
export const LOG_PERIODS = ['day', 'week', 'month', 'year'] as const
export const PERIOD_DAYS: Record<(typeof LOG_PERIODS)[number], number> = { day: 1, week: 7, month: 30, year: 365 }

/** By whom, as the log names it. */
export const DOERS = ['moderator', 'members', 'radar'] as const

/** Months of the figures: a year tells the seasons apart, and bounds what is counted. */
export const FIGURE_MONTHS = 12

/** Characters of a canned reason: it stands in a list to choose from. */
export const CANNED_MAX = 200

/** Characters of a moderator's own words: under three nothing is explained; a reason is a sentence or two. */
export const REASON_MIN = 3
export const REASON_MAX = 500

/** A run of so many words of a post in a public reason repeats the post: shorter ones meet by chance. */
export const QUOTED_WORDS = 5

/**
 * Why a reason cannot be published; null: it can. The log is read by everybody, so it must not say again what is being sealed:
 * neither the words that a moderator selects, nor a run of words of the post.
 */
export function whyNotReason(reason: string, source: string, selected: string | null): Refusal | null {
  const said = plain(reason)
  const repeats = (words: string[]) => words.length > 0 && said.includes(` ${words.join(' ')} `)
  const quoted = selected !== null && repeats(plain(selected).trim().split(' ').filter(Boolean))
  const words = plain(source).trim().split(' ')
  const run = words.some((_, start) => start + QUOTED_WORDS <= words.length && repeats(words.slice(start, start + QUOTED_WORDS)))
  return quoted || run ? { reason: 'reason-quotes', field: 'reason' } : null
}

/**
 * Why a reason for another title cannot be published; null: it can. A title that said too much must not go on saying it in the log: none of
 * the longer words that it lost.
 */
export function whyNotTitleReason(reason: string, before: string, after: string): Refusal | null {
  const [said, kept] = [plain(reason), plain(after)]
  const lost = plain(before).trim().split(' ').filter((word) => TELLING.test(word) && !kept.includes(` ${word} `))
  return lost.some((word) => said.includes(word)) ? { reason: 'reason-quotes', field: 'reason' } : null
}

// Shorter words are in every sentence; in writings without an alphabet two signs are a word.
const TELLING = /^(?:[\p{Script=Latin}\p{M}\p{N}]{4,}|(?=.*\P{Script=Latin}).{2,})$/u

/** Words apart by single spaces, with one before and after, without case and punctuation. */
function plain(text: string): string {
  return ` ${(text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `
}
