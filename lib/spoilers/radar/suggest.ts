import { GIVEAWAYS, RADAR_WORDS, type RadarLanguage } from '@/lib/film/giveaways'
import { isVersionKey, type VersionKey } from '@/lib/film/versions'
import type { Scope } from '@/lib/spoilers/scope'
import type { Tag } from '@/lib/spoilers/radar/tags'

const NAMES = /^version-(.+)$/

/** The versions that a text names, by their country, cast or roles (the concepts `version-…`), the most often named first. */
export function versionsNamed(tags: readonly Tag[]): VersionKey[] {
  const times = new Map<VersionKey, number>()
  for (const { concept } of tags) {
    const [, version] = NAMES.exec(concept) ?? []
    if (isVersionKey(version)) times.set(version, (times.get(version) ?? 0) + 1)
  }
  return [...times].sort((a, b) => b[1] - a[1]).map(([version]) => version)
}

/**
 * The scope to suggest: of the entry's own, the one for a version that the text names; else for the thread's version, even where the entry
 * does not list it, as who writes there means that film; else for the language's own version; else the entry's first.
 */
export function scopeOf(giveaway: string, named: readonly VersionKey[], scopes: readonly Scope[], language: string): Scope {
  const own = GIVEAWAYS.get(giveaway)?.scopes ?? []
  const at = (version: string | undefined) => own.find((scope) => scope.version === version)
  for (const version of named) {
    const scope = at(version)
    if (scope) return scope
  }
  const [thread] = named.length === 0 && own.length > 1 ? scopes.filter((scope) => scope.version !== 'any') : []
  if (thread) return at(thread.version) ?? { version: thread.version, until: null }
  return at(languageVersion(language)) ?? own[0] ?? { version: 'any', until: null }
}

function languageVersion(language: string): VersionKey | undefined {
  return Object.hasOwn(RADAR_WORDS, language) ? RADAR_WORDS[language as RadarLanguage].version : undefined
}

