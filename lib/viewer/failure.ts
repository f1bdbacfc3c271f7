/** Why a sign-in did not come to its end. Each has its own words on the sign-in page. */
const FAILURES = ['refused', 'expired', 'unavailable', 'failed', 'banned', 'linking', 'taken'] as const
export type Failure = (typeof FAILURES)[number]

/** Whether a text from an address names a failure. */
export function isFailure(text: string): text is Failure {
  return (FAILURES as readonly string[]).includes(text)
}

// What openid-client and next-auth say when the two cookies of a flow are missing, too old or another flow's.
const STALE = /cookie was missing|could not be parsed|state mismatch|different provider|nonce mismatch|expired|invalid_grant/i
const DOWN = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|DEPTH_ZERO|UND_ERR)/

/** Why a sign-in failed, from what was thrown. */
export function failureOf(thrown: unknown): Failure {
  const { message = '', code = '' } = (thrown ?? {}) as { message?: string; code?: string }
  if (code === 'ERR_JWT_EXPIRED' || STALE.test(message)) return 'expired'
  if (DOWN.test(code) || /timed out|expected 200 OK, got: 5\d\d|fetch failed/i.test(message)) return 'unavailable'
  return 'failed'
}

/** Why a sign-in failed, from the error code that a provider sends back instead of a person. */
export function failureOfAnswer(error: string): Failure {
  if (/^(access_denied|user_cancelled|consent_required|interaction_required|login_required)/.test(error)) return 'refused'
  return /^(temporarily_unavailable|server_error)$/.test(error) ? 'unavailable' : 'failed'
}
