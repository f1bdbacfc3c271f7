import { beforeAll, expect, test } from 'vitest'
import { threadCard } from '@/components/cards/texts'
import { cardVersion } from '@/lib/cards/texts'
import { pathsIn } from '@/lib/paths'
import { deletePost } from '@/lib/posts/write'
import { readThread } from '@/lib/threads/read'
import { editThread } from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given } from '@/tests/factories'
import { all, strictXml } from '../feeds/forms'
import { askCard, SITE } from './asking'

let thread: Awaited<ReturnType<typeof aThread>>
const to = pathsIn('en')

beforeAll(async () => {
  const category = await aCategory({ slug: 'story' })
  thread = await aThread({ title: 'Tea & <biscuits> before the end', category, spoiler: 'tr-2019@95', body: 'Open kanari words ||sealed kanari words||' })
})

const cardOf = async (id: number) => threadCard('en', (await readThread(GUEST, id))!)

test('a thread’s card says its title, category and scope, and has no other words', async () => {
  expect(await cardOf(thread.id)).toEqual({
    locale: 'en', above: 'The story', title: 'Tea & <biscuits> before the end', badge: 'Spoilers: Turkish remake, after 1:35',
    site: 'Cell Seven', promise: 'Talk about the ending; spoil it for no one.',
  })
  expect(threadCard('ko', (await readThread(GUEST, thread.id))!)).toMatchObject({ above: '이야기', badge: '스포일러: 튀르키예 리메이크, 1:35 이후' })
})

test.each([['the forum', to.siteCard()], ['the film guide', pathsIn('ko').filmCard()], ['a category', to.categoryCard('story')]])('%s has a card', async (_, path) => {
  const answer = await askCard(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('a category or a thread that is not there has no card', async () => {
  expect((await Promise.all([to.categoryCard('nowhere'), to.threadCard(999_999), '/t/x/card.png'].map((path) => askCard(path)))).map(({ status }) => status)).toEqual([404, 404, 404])
})

test('under the version of what is on it a card is kept for good; under none, or another, for minutes', async () => {
  const version = cardVersion(await cardOf(thread.id))
  const kept = async (one?: string) => (await askCard(to.threadCard(thread.id, one))).headers.get('cache-control')
  expect(await kept(version)).toBe('public, max-age=31536000, immutable')
  expect([await kept(), await kept('x'), await kept(`${version}x`)]).toEqual(Array(3).fill('public, max-age=300'))
})

test('who has the picture gets none, until the thread is called otherwise', async () => {
  const renamed = await aThread({ title: 'A title to be taken back' })
  const before = await askCard(to.threadCard(renamed.id))
  const etag = String(before.headers.get('etag'))
  const again = await askCard(to.threadCard(renamed.id), { 'if-none-match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const version = cardVersion(await cardOf(renamed.id))
  given(await editThread(renamed.author, renamed.id, { title: 'Another title altogether', revision: 1 }))
  expect(cardVersion(await cardOf(renamed.id))).not.toBe(version)
  const after = await askCard(to.threadCard(renamed.id), { 'if-none-match': etag })
  expect(after.status).toBe(200)
  expect(Buffer.from(await after.arrayBuffer())).not.toEqual(Buffer.from(await before.arrayBuffer()))
})

const oembed = async (query: Record<string, string>) => askCard(`/oembed?${new URLSearchParams(query)}`)
const embedOf = async (url: string, more: Record<string, string> = {}) => (await (await oembed({ url, ...more })).json()) as Record<string, unknown>

test('oEmbed says what a thread is, who began it and where its card is, and no word of a post', async () => {
  const answer = await oembed({ url: SITE + to.thread(thread) })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect(await answer.json()).toEqual({
    version: '1.0', type: 'link', title: 'Tea & <biscuits> before the end', author_name: thread.author.name, author_url: SITE + to.person(thread.author.handle),
    provider_name: 'Cell Seven', provider_url: `${SITE}/`, cache_age: 86_400,
    thumbnail_url: SITE + to.threadCard(thread.id, cardVersion(await cardOf(thread.id))), thumbnail_width: 1200, thumbnail_height: 630,
  })
})

test('oEmbed as XML says the same, for strict parsers', async () => {
  const url = SITE + to.thread(thread)
  const answer = await oembed({ url, format: 'xml' })
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  const root = strictXml(await answer.text())
  expect(all(root, 'title')[0]!.text).toBe('Tea & <biscuits> before the end')
  expect(all(root, 'thumbnail_url')[0]!.text).toBe((await embedOf(url)).thumbnail_url)
})

test('oEmbed knows a thread by every address it has, under a title that it had, too, without repeating that', async () => {
  const wrong = { id: thread.id, slug: 'a-title-taken-back' }
  const ways = [to.threadById(thread.id), to.thread(wrong), to.thread(thread, 2), `${to.thread(thread)}?x=1#reply`]
  for (const path of ways) expect(await embedOf(SITE + path)).toEqual(await embedOf(SITE + to.thread(thread)))
  expect(await (await oembed({ url: SITE + to.thread(wrong) })).text()).not.toContain('taken')
  expect(await embedOf(SITE + pathsIn('ko').thread(thread))).toMatchObject({ provider_url: `${SITE}/ko` })
})

test('oEmbed names the author of a post by its own address, or by its place on the page', async () => {
  const writer = await aMember()
  const { number } = await aReply({ in: thread, by: writer, body: 'A kanari comment' })
  for (const path of [to.post(thread.id, number), `${to.thread(thread)}#p${number}`]) {
    expect(await embedOf(SITE + path)).toMatchObject({ title: `Post ${number}: Tea & <biscuits> before the end`, author_name: writer.name })
  }
})

const BOUNDS: Record<'tight' | 'wide', Record<string, string>[]> = {
  tight: [{ maxwidth: '1199' }, { maxheight: '629' }],
  wide: [{ maxwidth: '1200', maxheight: '630' }, { maxwidth: 'wide' }],
}

test('a picture larger than was asked for is left out', async () => {
  const url = SITE + to.thread(thread)
  for (const bound of BOUNDS.tight) expect(await embedOf(url, bound)).not.toHaveProperty('thumbnail_url')
  for (const bound of BOUNDS.wide) expect(await embedOf(url, bound)).toHaveProperty('thumbnail_url')
})

test('other addresses, other sites and what is gone are not found; other forms are not offered', async () => {
  const gone = await aReply({ in: thread, by: thread.author })
  given(await deletePost(thread.author, gone.id))
  const local = [
    '/', '/film', to.reveal(thread.id, 1), to.history(thread.id, 1), to.reply(thread.id), to.editThread(thread.id), to.threadFeed(thread.id, 'xml'), to.threadCard(thread.id),
    '/t/999999', '/t/0', to.post(thread.id, 9999), to.post(thread.id, gone.number),
  ].map((path) => SITE + path)
  const others = ['', 'x', to.threadById(thread.id), `https://elsewhere.example/t/${thread.id}`, `${SITE}.evil.example/t/${thread.id}`, `http://127.0.0.1:3001/t/${thread.id}`, 'javascript:1']
  const statuses = await Promise.all([...local, ...others].map(async (url) => [url, (await oembed({ url })).status]))
  expect(statuses.filter(([, status]) => status !== 404)).toEqual([])
  expect((await askCard('/oembed')).status).toBe(404)
  for (const format of ['yaml', 'JSON', '', 'toString']) expect((await oembed({ url: SITE + to.thread(thread), format })).status).toBe(501)
})
