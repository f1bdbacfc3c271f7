import { GET as categoryCard } from '@/app/[locale]/(cards)/c/[category]/card.png/route'
import { GET as siteCard } from '@/app/[locale]/(cards)/card.png/route'
import { GET as filmCard } from '@/app/[locale]/(cards)/film/card.png/route'
import { GET as threadCard } from '@/app/[locale]/(cards)/t/[id]/card.png/route'
import { GET as oembed } from '@/app/oembed/route'
import { splitLocale } from '@/lib/i18n/locales'

/** The forum's own address in tests. */
export const SITE = 'http://127.0.0.1:3000'

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>

const ROUTES: readonly [RegExp, Route][] = [
  [/^\/card\.png$/, siteCard as Route],
  [/^\/film\/card\.png$/, filmCard as Route],
  [/^\/c\/(?<category>[^/]+)\/card\.png$/, categoryCard as Route],
  [/^\/t\/(?<id>[^/]+)\/card\.png$/, threadCard as Route],
  [/^\/oembed$/, oembed as Route],
]

/** Asks the forum's own routes for a card or for oEmbed by its path, as Next would: `/ko/t/4/card.png?v=…`. */
export async function askCard(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const [locale, rest] = splitLocale(path)
  const [bare = ''] = rest.split('?')
  const [shape, route] = ROUTES.find(([one]) => one.test(bare)) ?? []
  if (!shape || !route) throw new Error(`${path} is no card`)
  return route(new Request(SITE + path, { headers }), { params: Promise.resolve({ locale, ...shape.exec(bare)!.groups } as never) })
}
