import type { Refusal, RefusalReason } from '@/lib/outcome'
import { notNow, problem, type ProblemStatus } from './problem'

const STATUS: Partial<Record<RefusalReason, ProblemStatus>> = { 'signed-out': 401, 'post-missing': 404, 'react-own': 403 }

/** Why an act on a post was refused, as a problem. */
export function refusedProblem([first, ...rest]: readonly [Refusal, ...Refusal[]]): Response {
  if (first.reason === 'too-often') return notNow(429, 60, 'That was a lot at once.')
  return problem(STATUS[first.reason] ?? 422, undefined, [first, ...rest])
}
