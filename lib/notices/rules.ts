import type { QuietKind } from './view'

/** Notices on a page: what fits two screens. */
export const NOTICES_PAGE = 30

/** More than this is "99+": nobody counts further, and the database need not. */
export const COUNT_MAX = 100

/** What can be turned off, in the order in which settings list it. */
export const QUIET_KINDS: readonly QuietKind[] = ['reply', 'mention', 'quote', 'thread', 'moderation', 'report']
