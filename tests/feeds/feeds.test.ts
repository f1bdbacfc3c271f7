import { detectJsonFeed, parseAtomFeed, parseJsonFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { CATEGORIES } from '@/lib/film/categories'
import { LOCALES } from '@/lib/i18n/locales'
import { flagPost } from '@/lib/flags/write'
import { pathsIn, type FeedForm } from '@/lib/paths'
import { deletePost, editPost } from '@/lib/posts/write'
import { FEED_ENTRIES } from '@/lib/feeds/rules'
import { aCategory, aMember, aReply, aThread, given } from '@/tests/factories'
import { askFeed } from './asking'
import { all, atomFaults, JSON_FEED, strictXml } from './forms'

const SITE = 'http://127.0.0.1:3000'
const [story, other] = CATEGORIES.map(({ slug }) => slug) as [string, string]
const FORMS: readonly FeedForm[] = ['xml', 'json']

interface Entry {
  id: string
  title: string
  html: string
}

/** The entries of a feed in either form. */
async function entriesOf(path: string): Promise<Entry[]> {
  const { status, body } = await askFeed(path)
  expect(status).toBe(200)
  if (path.includes('.json')) return JSON_FEED.parse(JSON.parse(body)).items.map(({ id, title, content_html: html }) => ({ id, title, html }))
  const one = (entry: Parameters<typeof all>[0], name: string) => all(entry, name)[0]!.text
  return all(strictXml(body), 'entry').map((entry) => ({ id: one(entry, 'id'), title: one(entry, 'title'), html: one(entry, 'content') }))
}

let thread: Awaited<ReturnType<typeof aThread>>
let elsewhere: Awaited<ReturnType<typeof aThread>>

const TITLE = 'Tea & <biscuits> "before" the end'
const OTHER_TITLE = 'Somewhere else altogether'

beforeAll(async () => {
  await aCategory({ slug: story })
  await aCategory({ slug: other })
  thread = await aThread({
    title: TITLE, category: story, tags: ['tea', '눈물'],
    body: 'Open words with a [link](https://example.org/a?b=1&c=2).\n\nHe says ||the secret words|| at last.\n\n:::spoiler{version=tr-2019 until=95}\nA whole secret block\n:::\n\n- [x] done\n',
  })
  elsewhere = await aThread({ title: OTHER_TITLE, category: other, spoiler: 'kr-2013', body: 'Under the scope of its thread' })
  await aReply({ in: thread, body: 'A first comment' })
  await aReply({ in: thread, body: 'A second ||hidden|| comment', spoiler: 'ph-2019' })
})

const everyFeed = () => LOCALES.flatMap((locale) => FORMS.flatMap((form) => {
  const { siteFeed, categoryFeed, threadFeed } = pathsIn(locale)
  return [siteFeed(form), categoryFeed(story, form), threadFeed(thread.id, form)]
}))

test('every feed is what its format asks for, in both languages', async () => {
  for (const path of everyFeed()) {
    const { status, headers, body } = await askFeed(path)
    expect([path, status]).toEqual([path, 200])
    if (path.endsWith('.json')) {
      expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
      expect(JSON_FEED.parse(JSON.parse(body))).toMatchObject({ feed_url: SITE + path, language: path.startsWith('/ko') ? 'ko' : 'en' })
    } else {
      expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      const feed = strictXml(body)
      expect(atomFaults(feed)).toEqual([])
      expect(feed.attributes['xml:lang']).toBe(path.startsWith('/ko') ? 'ko' : 'en')
      expect(all(feed, 'link').find(({ attributes }) => attributes.rel === 'self')?.attributes.href).toBe(SITE + path)
    }
  }
})

test('the checks find what is wrong with a feed', () => {
  const bad = '<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><updated>yesterday</updated><entry><id>x</id><author/><content><p/></content></entry></feed>'
  expect(atomFaults(strictXml(bad)).length).toBeGreaterThan(10)
  for (const broken of ['<a>]]></a>', '<a>\u0001</a>', '<a>\uFFFF</a>', '<a b="<"/>', '<a>&nbsp;</a>', '<a><b></a>', '<x:a/>']) expect(() => strictXml(broken)).toThrow()
})

test('a feed reader takes the Atom feed: titles as they were written, authors, dates, categories, addresses', async () => {
  const { body } = await askFeed(pathsIn('en').siteFeed('xml'))
  const read = await new RssParser().parseString(body)
  expect(read.items.map(({ title }) => title)).toEqual([OTHER_TITLE, TITLE])
  expect(read.items[1]).toMatchObject({ link: SITE + pathsIn('en').thread(thread), author: thread.author.name, id: `${SITE}/t/${thread.id}/p/1` })
  const atom = parseAtomFeed(body)
  expect(atom.entries?.[1]).toMatchObject({
    title: { value: TITLE },
    authors: [{ name: thread.author.name, uri: `${SITE}/u/${thread.author.handle}` }],
    categories: [{ term: story }, { term: 'tea' }, { term: '눈물' }],
  })
  const html = expect.stringContaining('<a href="https://example.org/a?b=1&#x26;c=2"') as string
  expect(read.items[1]!.content).toEqual(html)
  expect(atom.entries?.[1]?.content).toMatchObject({ type: 'html', value: html })
})

test('a feed reader takes the JSON feed, and finds the same in it', async () => {
  const [atom, json] = await Promise.all(FORMS.map((form) => entriesOf(pathsIn('ko').categoryFeed(story, form))))
  expect(json).toEqual(atom)
  const { body } = await askFeed(pathsIn('en').threadFeed(thread.id, 'json'))
  expect(detectJsonFeed(JSON.parse(body))).toBe(true)
  expect(parseJsonFeed(body)).toMatchObject({ items: [{ title: `#3: ${TITLE}` }, { title: `#2: ${TITLE}` }, { title: `#1: ${TITLE}`, tags: [expect.any(String), 'tea', '눈물'] }] })
})

test('the forum’s feed has new threads, a category’s those of the category, a thread’s its posts; newest first', async () => {
  const { siteFeed, categoryFeed, threadFeed } = pathsIn('en')
  const ids = async (path: string) => (await entriesOf(path)).map(({ id }) => id.slice(SITE.length))
  for (const form of FORMS) {
    expect(await ids(siteFeed(form))).toEqual([`/t/${elsewhere.id}/p/1`, `/t/${thread.id}/p/1`])
    expect(await ids(categoryFeed(other, form))).toEqual([`/t/${elsewhere.id}/p/1`])
    expect(await ids(threadFeed(thread.id, form))).toEqual([3, 2, 1].map((number) => `/t/${thread.id}/p/${number}`))
  }
})

test('a sealed stretch is a link that says what it is about and leads, whole, to where it opens; its words are nowhere', async () => {
  for (const path of everyFeed()) expect((await askFeed(path)).body).not.toMatch(/secret|hidden|Under the scope/)
  const [, { html }] = await entriesOf(pathsIn('en').siteFeed('xml')) as [Entry, Entry]
  expect(html).toContain(`He says <a href="${SITE}/t/${thread.id}/p/1/reveal?s=1" rel="nofollow">[Spoiler, any version, about 5 words. Reveal]</a> at last.`)
  expect(html).toContain(`<p><a href="${SITE}/t/${thread.id}/p/1/reveal?s=2" rel="nofollow">[Spoiler, Turkish remake, after 1:35, about 5 words. Reveal]</a></p>`)
  expect(html).not.toMatch(/(?:href|src)="\/|<(?:form|button|script|svg)/)
  const [, korean] = await entriesOf(pathsIn('ko').siteFeed('json')) as [Entry, Entry]
  expect(korean.html).toContain(`href="${SITE}/ko/t/${thread.id}/p/1/reveal?s=1"`)
  expect(korean.html).toMatch(/\[[^\]]*[가-힣][^\]]*\]/)
})

test('a feed that does not exist is not found, and neither is one of a deleted thread', async () => {
  const { categoryFeed, threadFeed, siteFeed } = pathsIn('en')
  const gone = await aThread({ title: 'Soon to be gone', category: other })
  for (const path of [categoryFeed('nowhere', 'xml'), threadFeed(999_999, 'json'), '/t/x/feed.xml', '/t/0/feed.json', '/t/1e3/feed.xml']) {
    expect([path, (await askFeed(path)).status]).toEqual([path, 404])
  }
  expect((await entriesOf(siteFeed('xml')))[0]!.title).toBe('Soon to be gone')
  const { id } = await db().post.findFirstOrThrow({ where: { threadId: gone.id }, select: { id: true } })
  given(await deletePost(gone.author, id))
  expect((await askFeed(threadFeed(gone.id, 'xml'))).status).toBe(404)
  for (const form of FORMS) expect((await askFeed(siteFeed(form))).body).not.toContain('Soon to be gone')
})

test('a deleted comment is no longer there; one that waits for a moderator is not yet', async () => {
  const { id, author } = await aThread({ category: other })
  const [first, second] = [await aReply({ in: { id }, by: author, body: 'A comment to take back' }), await aReply({ in: { id }, by: author, body: 'A comment that is held' })]
  given(await deletePost(author, first.id))
  await db().post.update({ where: { id: second.id }, data: { state: 'held' }, select: { id: true } })
  const { body } = await askFeed(pathsIn('en').threadFeed(id, 'xml'))
  expect(body).not.toMatch(/take back|that is held/)
  expect(all(strictXml(body), 'entry')).toHaveLength(1)
})

test('an entry keeps its id and its date when its thread is called something else, and has a new one of both when it is edited or sealed', async () => {
  const { id, author } = await aThread({ title: 'A title to be changed', category: other, body: 'An opening that nobody marked' })
  const read = async () => all(all(strictXml((await askFeed(pathsIn('en').threadFeed(id, 'xml'))).body), 'entry')[0]!, 'updated')[0]!.text
  const post = await db().post.findFirstOrThrow({ where: { threadId: id }, select: { id: true } })
  const [before] = await entriesOf(pathsIn('en').categoryFeed(other, 'json'))
  const written = await read()
  await db().thread.update({ where: { id }, data: { title: 'Another title', slug: 'another-title' }, select: { id: true } })
  const [after] = await entriesOf(pathsIn('en').categoryFeed(other, 'json'))
  expect([after!.id, after!.title]).toEqual([before!.id, 'Another title'])
  expect(await read()).toBe(written)
  given(await editPost(author, post.id, { body: 'An opening with a word more', revision: 1, reason: '' }))
  const edited = await read()
  expect(Date.parse(edited)).toBeGreaterThan(Date.parse(written))
  given(await flagPost(await aMember({ standing: 'moderator' }), post.id, { reason: 'spoiler', scope: 'tr-2019', note: '' }))
  expect(Date.parse(await read())).toBeGreaterThan(Date.parse(edited))
  expect((await askFeed(pathsIn('en').threadFeed(id, 'xml'))).body).not.toContain('a word more')
})

test('a public feed may be kept for five minutes by anybody; who has it is told so by its ETag alone', async () => {
  const path = pathsIn('en').siteFeed('xml')
  const { headers } = await askFeed(path)
  expect(headers.get('cache-control')).toBe('public, max-age=300')
  expect(headers.get('set-cookie')).toBeNull()
  const etag = headers.get('etag')!
  for (const known of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
    const again = await askFeed(path, { 'if-none-match': known })
    expect([known, again.status, again.body, again.headers.get('etag')]).toEqual([known, 304, '', etag])
  }
  // Sealing or deleting makes no newer date, so a date does not do.
  const since = headers.get('last-modified')!
  expect(Date.parse(since)).toBeLessThanOrEqual(Date.now())
  expect((await askFeed(path, { 'if-modified-since': since })).status).toBe(200)
  expect((await askFeed(path, { 'if-none-match': '"other"', 'if-modified-since': since })).status).toBe(200)
})

test('a feed says the same whatever cookie or header claims to have seen', async () => {
  const claims = { cookie: 'seen=kr-2013:whole,tr-2019:whole,ph-2019:whole; opens=everything', 'x-cell-seen': 'kr-2013:whole,tr-2019:whole', 'x-cell-opens': 'everything' }
  for (const path of everyFeed()) expect((await askFeed(path, claims)).body).toBe((await askFeed(path)).body)
})

test('an empty category has a feed without entries', async () => {
  await aCategory({ slug: CATEGORIES[2]!.slug })
  const { categoryFeed } = pathsIn('en')
  for (const form of FORMS) expect(await entriesOf(categoryFeed(CATEGORIES[2]!.slug, form))).toEqual([])
  expect(atomFaults(strictXml((await askFeed(categoryFeed(CATEGORIES[2]!.slug, 'xml'))).body))).toEqual([])
})

test('a feed has at most fifty entries, the newest', async () => {
  const busy = await aThread({ category: other })
  for (let count = 0; count < FEED_ENTRIES; count += 1) await aReply({ in: busy, by: busy.author, body: `Comment ${count} of many` })
  const entries = await entriesOf(pathsIn('en').threadFeed(busy.id, 'xml'))
  expect(entries).toHaveLength(FEED_ENTRIES)
  expect([entries[0]!.title, entries.at(-1)!.title].map((title) => title.split(':')[0])).toEqual(['#51', '#2'])
})
