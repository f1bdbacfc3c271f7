import { z } from 'zod'
import { isVersionKey, minutesOf, VERSION_KEYS, type VersionKey } from '@/lib/film/versions'

/**
 * What a reader must have seen for a text to be safe: `any` stands for the beats that all versions share; a version
 * with `until` for its first so many minutes, without (`null`) for the film to its end.
 */
export interface Scope {
  readonly version: VersionKey | 'any'
  /** Minutes from the start of the film; null: to the end. Always null with `any`. */
  readonly until: number | null
}

/** The longest film we believe in, in minutes: the bound where the data does not know a length. */
export const LONGEST_FILM = 400

/** The last minute that a scope or a reader's progress may name for a version. */
export function lastMinuteOf(version: VersionKey): number {
  return minutesOf(version) ?? LONGEST_FILM
}

/** Every version to its end: what a text gets when its marks cannot be understood. Only who saw all of them reads it. */
export const EVERYTHING: readonly Scope[] = VERSION_KEYS.map((version) => ({ version, until: null }))

/** A scope as it comes from a form or the API. The messages are codes, not words for people. */
export const scopeInput = z.strictObject({
  version: z.enum(['any', ...VERSION_KEYS], 'scope-version-unknown'),
  until: z.int('scope-until-not-minutes').min(0, 'scope-until-not-minutes').nullable().default(null),
}).superRefine((scope, context) => {
  const code = whyNotUntil(scope)
  if (code) context.addIssue({ code: 'custom', path: ['until'], message: code })
})

/** A scope as its canonical text, for hidden form fields and addresses. */
export const scopeText = z.string().transform((text, context): Scope => {
  const scope = parseScope(text)
  if (scope) return scope
  context.addIssue({ code: 'custom', message: 'scope-unreadable' })
  return z.NEVER
})

function whyNotUntil({ version, until }: Scope): string | null {
  if (until === null) return null
  if (version === 'any') return 'scope-until-with-any'
  if (!Number.isInteger(until) || until < 0) return 'scope-until-not-minutes'
  return until > lastMinuteOf(version) ? 'scope-until-after-end' : null
}

/** The canonical text of a scope: `any`, `kr-2013`, `kr-2013@95`. */
export function formatScope(scope: Scope): string {
  return scope.until === null ? scope.version : `${scope.version}@${scope.until}`
}

/** Reads the canonical text of a scope; null for anything else, so that the caller decides what unclear means. */
export function parseScope(text: string): Scope | null {
  if (text === 'any') return { version: 'any', until: null }
  const [, version, minute] = /^([a-z0-9-]{1,40})(?:@(0|[1-9]\d{0,2}))?$/.exec(text) ?? []
  if (!isVersionKey(version)) return null
  const scope = { version, until: minute === undefined ? null : Number(minute) }
  return whyNotUntil(scope) ? null : scope
}

/** Reads the scopes that a row carries. One that cannot be read (its version left the data) seals under everything. */
export function parseScopes(texts: readonly string[]): readonly Scope[] {
  const scopes = texts.map(parseScope)
  return scopes.includes(null) ? EVERYTHING : mergeScopes(scopes as Scope[])
}

const rank = new Map<string, number>(['any', ...VERSION_KEYS].map((version, index) => [version, index]))

/** The scopes of several columns, null for none; one that cannot be read seals under everything. */
export function scopesOf(...texts: readonly (string | null | undefined)[]): readonly Scope[] {
  return parseScopes(texts.flatMap((text) => text ?? []))
}

/** The order scopes are listed in: `any`, then versions as the data has them; a later minute after an earlier one. */
export function compareScopes(a: Scope, b: Scope): number {
  return (rank.get(a.version) ?? rank.size) - (rank.get(b.version) ?? rank.size) || reach(a) - reach(b)
}

function reach(scope: Scope): number {
  return scope.until ?? Infinity
}

/** All scopes in order, one for each version: where two name the same version the one that asks for more stays. */
export function mergeScopes(...lists: readonly (readonly Scope[])[]): Scope[] {
  const strictest = new Map<string, Scope>()
  for (const scope of lists.flat()) {
    const other = strictest.get(scope.version)
    if (!other || reach(scope) > reach(other)) strictest.set(scope.version, { version: scope.version, until: scope.until })
  }
  return [...strictest.values()].sort(compareScopes)
}

/** Whether who may read under `scopes` may read under `others` as well: nothing that `others` asks for is missing. */
export function includesScopes(scopes: readonly Scope[], others: readonly Scope[]): boolean {
  return sameScopes(scopes, mergeScopes(scopes, others))
}

/** Whether two lists say the same once merged. */
export function sameScopes(a: readonly Scope[], b: readonly Scope[]): boolean {
  const text = (scopes: readonly Scope[]) => mergeScopes(scopes).map(formatScope).join()
  return text(a) === text(b)
}
