import { beforeAll, expect, test } from 'vitest'
import robots, { dynamic as robotsMade } from '@/app/robots'
import { GET as page } from '@/app/sitemap/[page]/route'
import { GET as index, dynamic as indexMade } from '@/app/sitemap.xml/route'
import { db } from '@/lib/db/client'
import { sitemapOf, threadsOnSitemap } from '@/lib/feeds/rules'
import { VERSION_KEYS } from '@/lib/film/versions'
import { isPublicPage } from '@/lib/pages/routes'
import { pathsIn } from '@/lib/paths'
import { deletePost } from '@/lib/posts/write'
import { aThread, given } from '@/tests/factories'
import { all, strictXml, type XmlElement } from './forms'

const SITE = 'http://127.0.0.1:3000'
const request = (headers: Record<string, string> = {}) => new Request(`${SITE}/sitemap`, { headers })
const ask = (name: string, headers?: Record<string, string>) => page(request(headers), { params: Promise.resolve({ page: name }) })
const read = async (answer: Response) => strictXml(await answer.text())
const locs = (of: XmlElement) => of.children.map((child) => all(child, 'loc')[0]!.text)

let thread: { id: number; slug: string }
let far: { id: number; slug: string }

beforeAll(async () => {
  thread = await aThread({ title: '7번방의 선물 & <friends>' })
  const gone = await aThread({ title: 'A thread that is deleted' })
  const { id } = await db().post.findFirstOrThrow({ where: { threadId: gone.id }, select: { id: true } })
  given(await deletePost(gone.author, id))
  await db().$executeRaw`SELECT setval('"Thread_id_seq"', 20000)`
  far = await aThread({ title: 'A thread much later' })
})

test('the index names every page of the sitemap, and each of them is there', async () => {
  const answer = await index(request())
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  const root = await read(answer)
  expect([root.name, root.attributes.xmlns]).toEqual(['sitemapindex', 'http://www.sitemaps.org/schemas/sitemap/0.9'])
  expect(locs(root)).toEqual([0, 1, 2, 3].map((number) => `${SITE}/sitemap/${number}.xml`))
  for (const name of locs(root)) expect((await ask(name.split('/').at(-1)!)).status).toBe(200)
})

test('each thread is on the page of its id, once, with the time of its last comment; a deleted one is nowhere', async () => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(async (number) => read(await ask(`${number}.xml`))))
  expect(locs(first!)).toEqual([SITE + pathsIn('en').thread(thread)])
  expect(locs(second!)).toEqual([])
  expect(locs(third!)).toEqual([SITE + pathsIn('en').thread(far)])
  const { lastActivityAt } = await db().thread.findUniqueOrThrow({ where: { id: thread.id }, select: { lastActivityAt: true } })
  expect(all(first!.children[0]!, 'lastmod')[0]!.text).toBe(lastActivityAt.toISOString())
})

test('page 0 holds the pages that are always there, each in every language with the others beside it', async () => {
  const root = await read(await ask('0.xml'))
  const en = pathsIn('en')
  const ko = pathsIn('ko')
  const paths = locs(root).map((loc) => loc.slice(SITE.length))
  expect(paths).toEqual(expect.arrayContaining([en.home(), ko.home(), en.film(), ko.film(), ...VERSION_KEYS.map((version) => ko.version(version)), en.category('story'), en.about(), ko.privacy()]))
  expect(paths.filter((path) => !isPublicPage(path))).toEqual([])
  for (const url of root.children) {
    const others = all(url, 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href] as const)
    expect(others.map(([language]) => language)).toEqual(['en', 'ko', 'x-default'])
    expect(others.map(([, href]) => href)).toContain(all(url, 'loc')[0]!.text)
  }
})

test('a page that there is not is not found', async () => {
  for (const name of ['4.xml', '-1.xml', '01.xml', '1', '1.xml.gz', 'x.xml', '1e1.xml', '99999.xml', '999999.xml', '%00']) expect([name, (await ask(name)).status]).toEqual([name, 404])
})

test('the index and robots.txt are made when they are asked for, as a build knows neither the address nor the threads', () => {
  expect([indexMade, robotsMade]).toEqual(['force-dynamic', 'force-dynamic'])
})

test('who has a page is told so', async () => {
  const etag = (await ask('1.xml')).headers.get('etag')!
  expect((await ask('1.xml', { 'if-none-match': etag })).status).toBe(304)
})

test('pages of the sitemap follow each other without a gap', () => {
  for (const id of [1, 9_999, 10_000, 10_001, 20_000, 20_001]) {
    const { first, last } = threadsOnSitemap(sitemapOf(id))
    expect([id, first <= id && id <= last]).toEqual([id, true])
    expect(threadsOnSitemap(sitemapOf(id) + 1).first).toBe(last + 1)
  }
})

test('robots.txt names the sitemap and closes what opens seals, answers questions or is somebody’s own, in every language', () => {
  const { rules, sitemap } = robots()
  expect(sitemap).toBe(`${SITE}/sitemap.xml`)
  const closed = [(rules as { disallow: string[] }).disallow].flat().map((rule) => {
    const pattern = rule.replace(/[.+?^{}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    return new RegExp(`^${pattern}`)
  })
  const mayFetch = (path: string) => !closed.some((rule) => rule.test(path))
  for (const locale of ['en', 'ko'] as const) {
    const to = pathsIn(locale)
    const open = [
      to.home(), to.home({ sort: 'new' }), to.category('story'), to.tag('눈물'), to.film(), to.version('kr-2013'), to.person('nari'), to.about(), to.moderationLog(),
      to.siteFeed('xml'), to.threadFeed(4, 'json'), ...['reply-all', 'new', 'reveal', 'search', 'p-thread', 'key'].map((slug) => to.thread({ id: 4, slug })),
    ]
    expect(open.filter((path) => !mayFetch(path))).toEqual([])
    const shut = [
      to.reveal(4, 2), to.reveal(4, 2, 1), to.edit(4, 2), to.flag(4, 2), to.acts(4, 2), to.reply(4), to.reply(4, { to: 2 }), to.newThread(), to.newThread({ category: 'a' }),
      to.filmReveal('story', 1), to.seen(), to.signIn(), to.settings(), to.welcome(), to.notifications(), to.moderation(), to.moderationItem(3), to.siteFeed('xml', 'k'), to.threadFeed(4, 'json', 'k'),
    ]
    expect(shut.filter(mayFetch)).toEqual([])
  }
})
