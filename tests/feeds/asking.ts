import { GET as categoryXml } from '@/app/[locale]/(feeds)/c/[category]/feed.xml/route'
import { GET as categoryJson } from '@/app/[locale]/(feeds)/c/[category]/feed.json/route'
import { GET as siteXml } from '@/app/[locale]/(feeds)/feed.xml/route'
import { GET as siteJson } from '@/app/[locale]/(feeds)/feed.json/route'
import { GET as threadXml } from '@/app/[locale]/(feeds)/t/[id]/feed.xml/route'
import { GET as threadJson } from '@/app/[locale]/(feeds)/t/[id]/feed.json/route'
import { splitLocale } from '@/lib/i18n/locales'

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>

const ROUTES: readonly [RegExp, Route][] = [
  [/^\/feed\.xml$/, siteXml as Route],
  [/^\/feed\.json$/, siteJson as Route],
  [/^\/c\/(?<category>[^/]+)\/feed\.xml$/, categoryXml as Route],
  [/^\/c\/(?<category>[^/]+)\/feed\.json$/, categoryJson as Route],
  [/^\/t\/(?<id>[^/]+)\/feed\.xml$/, threadXml as Route],
  [/^\/t\/(?<id>[^/]+)\/feed\.json$/, threadJson as Route],
]

/** Asks the forum's own routes for a feed by its path, as Next would: `/ko/t/4/feed.xml?key=…`. */
export async function askFeed(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; body: string }> {
  const [locale, rest] = splitLocale(path)
  const [bare = ''] = rest.split('?')
  const [shape, route] = ROUTES.find(([one]) => one.test(bare)) ?? []
  if (!shape || !route) throw new Error(`${path} is no feed`)
  const params = Promise.resolve({ locale, ...shape.exec(bare)!.groups } as never)
  const answer = await route(new Request(`http://127.0.0.1:3000${path}`, { headers }), { params })
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
