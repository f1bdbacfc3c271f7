const bytesOf = (signs: string) => [...signs].map((sign) => sign.charCodeAt(0))
const [COLON, COMMA, NEWLINE, FAILED] = bytesOf(':,\nE') as [number, number, number, number]

// Rows that say how many bytes they have: texts, and arrays of numbers.
const COUNTED: ReadonlySet<number | undefined> = new Set(bytesOf('TAOobUSsLlGgMmV'))

/**
 * Whether a router's payload holds a row that says that something failed, is missing or leads elsewhere, as such a one comes with status 200. What
 * cannot be read as rows counts as failed. Texts may look like anything, so rows are counted off and not searched for.
 */
export function holdsFailure(payload: Buffer): boolean {
  let at = 0
  while (at < payload.length) {
    const colon = payload.indexOf(COLON, at)
    if (colon < 0 || !/^[0-9a-f]{0,8}$/.test(payload.toString('latin1', at, Math.min(colon, at + 9)))) return true
    const tag = payload[colon + 1]
    if (tag === FAILED) return true
    const end = payload.indexOf(COUNTED.has(tag) ? COMMA : NEWLINE, colon)
    if (end < 0) return true
    at = end + 1
    if (!COUNTED.has(tag)) continue
    const length = payload.toString('latin1', colon + 2, Math.min(end, colon + 11))
    if (!/^[0-9a-f]{1,8}$/.test(length)) return true
    at += parseInt(length, 16)
  }
  return at !== payload.length
}
