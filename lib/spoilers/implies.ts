import { minutesOf } from '@/lib/film/versions'
import type { Scope } from '@/lib/spoilers/scope'

/** Whether everybody who may read a text under all of these scopes may read one under this scope, too. No scopes imply nothing. */
export function implies(scopes: readonly Scope[], scope: Scope): boolean {
  if (scope.version === 'any') return scopes.some((other) => other.version === 'any' || isToTheEnd(other))
  return scopes.some((other) => other.version === scope.version && (isToTheEnd(other) || (scope.until !== null && scope.until <= (other.until ?? Infinity))))
}

/** A film's last minute is the whole of it, as it is in `Seen`. */
function isToTheEnd({ version, until }: Scope): boolean {
  if (until === null || version === 'any') return true
  const length = minutesOf(version)
  return length !== null && until >= length
}
