import { z } from 'zod'
import data from '@/content/versions.json'

/** The key of one film of the family, such as `kr-2013`. The union follows content/versions.json by itself. */
export type VersionKey = keyof typeof data

export interface Version {
  readonly key: VersionKey
  /** Title as the film bears it. */
  readonly title: string
  readonly titleEnglish: string
  readonly year: number
  /** ISO 3166 alpha-2 code. */
  readonly country: string
  readonly director: string
  /** Length in minutes; null where no source gives it. */
  readonly minutes: number | null
  /** Day it was first shown to the public, YYYY-MM-DD. */
  readonly firstShown: string
  readonly sequelTo: VersionKey | null
  /** What people call it, per interface language; English is always there. */
  readonly labels: { readonly en: string; readonly [locale: string]: string | undefined }
}

const keys = Object.keys(data) as VersionKey[]

// The key is part of cookies, addresses and `kr-2013@95`, so it may hold none of the signs those use, nor be 'any'.
const keyShape = z.string().regex(/^(?!any$)[a-z0-9]+(-[a-z0-9]+)*$/)

const shape = z.record(keyShape, z.strictObject({
  title: z.string().min(1),
  titleEnglish: z.string().min(1),
  year: z.int().min(1888),
  country: z.string().regex(/^[A-Z]{2}$/),
  director: z.string().min(1),
  minutes: z.int().min(1).max(400).nullable(),
  firstShown: z.iso.date(),
  sequelTo: z.string().refine((key) => key in data).nullable(),
  labels: z.object({ en: z.string().min(1) }).catchall(z.string().min(1)),
}))

const checked = shape.parse(data)

/** Every version, in the order of the data file: the original first, then by the day they were shown. */
export const VERSIONS: readonly Version[] = keys.map((key) => ({ key, ...checked[key] } as Version))

/** The keys of every version, in the same order. */
export const VERSION_KEYS: readonly VersionKey[] = keys

const byKey = new Map<string, Version>(VERSIONS.map((version) => [version.key, version]))

/** Whether a text from outside is the key of a version. */
export function isVersionKey(value: unknown): value is VersionKey {
  return typeof value === 'string' && byKey.has(value)
}

/** One version of the family. */
export function versionOf(key: VersionKey): Version {
  const version = byKey.get(key)
  if (!version) throw new Error('no such version in content/versions.json')
  return version
}

/** The length of a version in minutes; null where it is not known. */
export function minutesOf(key: VersionKey): number | null {
  return versionOf(key).minutes
}

/** What people call a version in a language; English where the data has no word for it. */
export function labelOf(key: VersionKey, locale: string): string {
  const { labels } = versionOf(key)
  return (Object.hasOwn(labels, locale) ? labels[locale] : undefined) ?? labels.en
}
