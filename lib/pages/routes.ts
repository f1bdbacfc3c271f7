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
  /^\/t\/[^/]+\/(?!(?:reply|edit|p|feed\.(?:xml|json)|card\.png)$)[^/]+(?:\/\d+)?$/,
  /^\/t\/[^/]+\/p\/[^/]+(?:\/(?:reveal|history|replies))?$/,
  /^\/search$/,
  /^\/film(?:\/versions\/[^/]+|\/[^/]+\/reveal)?$/,
  /^\/u\/[^/]+$/,
  /^\/moderation\/log$/,
  /^\/(?:about|guidelines|privacy|api)$/,
]

/** Whether a path (its locale included) is a public page. */
export function isPublicPage(path: string): boolean {
  const [, rest] = splitLocale(path)
  return PUBLIC.some((shape) => shape.test(rest))
}

/** Whether a path (its locale included) is a feed: it depends on its address alone, so not even what was seen reaches it. */
export function isFeed(path: string): boolean {
  const [, rest] = splitLocale(path)
  return /^(?:\/[ct]\/[^/]+)?\/feed\.(?:xml|json)$/.test(rest)
}

/** Whether a path (its locale included) is the picture of a link, or what tells other sites of one: made for somebody who has seen nothing. */
export function isCard(path: string): boolean {
  const [, rest] = splitLocale(path)
  return path === '/oembed' || /^(?:\/[ct]\/[^/]+|\/film)?\/card\.png$/.test(rest)
}

/** The thread whose page a path is; null for anything else. */
export function threadOfPage(path: string): number | null {
  const [, rest] = splitLocale(path)
  const [, id] = /^\/t\/(\d{1,9})\/(?!(?:reply|edit|jump|card\.png)$|p(?:\/|$)|feed\.)[^/]+(?:\/\d+)?$/.exec(rest) ?? []
  return id === undefined ? null : Number(id)
}
