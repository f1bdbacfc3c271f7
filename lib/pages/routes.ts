import { splitLocale } from '@/lib/i18n/locales'

/**
 * The addresses whose pages depend on the address and on `seen` alone. tests/house/routes.test.ts holds this list against the folders
 * app/[locale]/(public) and (private).
 */
const PUBLIC = [
  /^\/$/,
  /^\/c\/[^/]+$/,
  /^\/tag\/[^/]+$/,
  /^\/t\/[^/]+$/,
  /^\/t\/[^/]+\/(?!reply$|p$)[^/]+(?:\/\d+)?$/,
  /^\/t\/[^/]+\/p\/[^/]+(?:\/reveal)?$/,
  /^\/film(?:\/versions\/[^/]+|\/[^/]+\/reveal)?$/,
  /^\/u\/[^/]+$/,
  /^\/moderation\/log$/,
  /^\/(?:about|guidelines|privacy)$/,
]

/** Whether a path (its locale included) is a public page. */
export function isPublicPage(path: string): boolean {
  const [, rest] = splitLocale(path)
  return PUBLIC.some((shape) => shape.test(rest))
}

/** The thread whose page a path is; null for anything else. */
export function threadOfPage(path: string): number | null {
  const [, rest] = splitLocale(path)
  const [, id] = /^\/t\/(\d{1,9})\/(?!reply$|p(?:\/|$))[^/]+(?:\/\d+)?$/.exec(rest) ?? []
  return id === undefined ? null : Number(id)
}
