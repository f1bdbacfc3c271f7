import { refusalWords } from '@/lib/i18n/words'
import type { Outcome, RefusalReason } from '@/lib/outcome'
import { notNow, problem, type ProblemStatus } from './problem'

// What is refused because of how things stand, and not because of what was sent.
const STATUS: Partial<Record<RefusalReason, ProblemStatus>> = {
  'signed-out': 401,
  'not-yours': 403,
  'not-moderator': 403,
  'not-your-category': 403,
  'not-admin': 403,
  'sanction-self': 403,
  'sanction-admin': 403,
  'sanction-moderator': 403,
  silenced: 403,
  'warning-unread': 403,
  'not-banned': 409,
  'banned-already': 409,
  'appointed-already': 409,
  'not-appointed': 409,
  'appoint-standing': 409,
  'standing-same': 409,
  'thread-locked': 403,
  'thread-locked-edit': 403,
  'thread-held': 403,
  'loosens-others': 403,
  'flag-own': 403,
  'react-own': 403,
  'thread-missing': 404,
  'post-missing': 404,
  'person-missing': 404,
  'last-admin': 409,
  'draft-conflict': 409,
  'token-missing': 404,
  'webhook-missing': 404,
  'edit-conflict': 409,
  'thread-conflict': 409,
  'already-deleted': 409,
  'not-deleted': 409,
  'flagged-already': 409,
  'flag-missing': 404,
  'flag-decided': 409,
  'taken-already': 409,
  'not-taken': 409,
  'decided-already': 409,
  'undone-already': 409,
  'nothing-to-undo': 409,
  'nothing-to-decide': 409,
  'changed-since': 409,
  'sealed-already': 409,
  'sealed-so-already': 409,
  'not-sealed': 409,
  'scope-same': 409,
  'removed-by-moderators': 403,
  'moved-since': 409,
  'thread-gone-since': 409,
  'hidden-already': 409,
  'not-removed': 409,
  'locked-already': 409,
  'not-locked': 409,
  'pinned-already': 409,
  'not-pinned': 409,
  'thread-deleted-already': 409,
  'action-missing': 404,
  'appeal-missing': 404,
  'appeal-not-yours': 403,
  'appeal-own': 403,
  'appeal-yours': 403,
  'appeal-own-act': 403,
  'appealed-already': 409,
  'appeal-nothing': 409,
  'appeal-decided': 409,
  'appeal-exact': 409,
  'poll-missing': 404,
  'poll-locked': 403,
  'poll-closed': 409,
}

/** A refused outcome as a problem: what is wrong with the input field by field (422), or how things stand. */
export function refusal({ refusals }: Extract<Outcome<unknown>, { ok: false }>): Response {
  const [{ reason, values }] = refusals
  if (reason === 'search-slow') return notNow(503, 1, 'This search takes too long. Try fewer or rarer words.')
  // A limit counts by the minute.
  if (reason === 'newcomer-rate' || reason === 'posts-rate') return notNow(429, Number(values?.minutes ?? 1) * 60, refusalWords('en', refusals[0]))
  if (reason === 'too-often') return notNow(429, 60, 'That was a lot at once.')
  return problem(STATUS[reason] ?? 422, undefined, refusals)
}
