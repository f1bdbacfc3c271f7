import type { Refusal } from '@/lib/outcome'
import { refusalWords } from '@/lib/i18n/words'

export const TITLES = {
  400: 'Malformed request',
  401: 'Sign-in needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong content type',
  422: 'Invalid input',
  428: 'Precondition needed',
  429: 'Too many requests',
  500: 'Something went wrong',
  501: 'Not offered',
  503: 'Not available now',
} as const

export type ProblemStatus = keyof typeof TITLES

/**
 * An error as RFC 9457 wants it. `detail` and the fields' messages are our own words, never an exception's; `reference` leads whoever runs the
 * forum to what happened.
 */
export function problem(status: ProblemStatus, detail?: string, refusals: readonly Refusal[] = [], reference?: string): Response {
  const errors = refusals.map((refusal) => ({ path: refusal.field ?? '', message: refusalWords('en', refusal) }))
  const body = { type: 'about:blank', title: TITLES[status], status, detail, errors: errors.length > 0 ? errors : undefined, reference }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } })
}

/** What an address answers to the methods that it does not have; `allow`: those that it has. */
export function notOffered(allow: string): () => Response {
  return () => {
    const response = problem(405)
    response.headers.set('allow', allow)
    return response
  }
}

/** Why somebody is turned away for now, and in how many seconds it makes sense to come back. */
export function notNow(status: 429 | 503, retryAfterSeconds: number, detail: string): Response {
  const response = problem(status, detail)
  response.headers.set('retry-after', String(retryAfterSeconds))
  return response
}
