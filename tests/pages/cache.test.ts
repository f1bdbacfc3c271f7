import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { makings } from '@/lib/viewer/making'
import { MAKING_HEADER } from '@/lib/viewer/seen-header'
import { Standing, type Stand } from './standing'

let forum: Standing
afterEach(() => forum.close())

async function standing(stand: Stand, terms?: { bytes?: number }): Promise<Standing> {
  return (forum = await new Standing(stand, terms).open())
}

/** Something that happens when it is let happen. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

const COUNT: Stand = () => `made ${forum.drawn.length}`
const seen = (text: string) => ({ cookie: `seen=${encodeURIComponent(text)}` })

test('a page is drawn once, whoever asks, and says how old it is', async () => {
  await standing(COUNT)
  const first = await forum.ask('/film')
  forum.time = 42_900
  const second = await forum.ask('/film', { cookie: 'who=ann; cell.session=secret' })
  expect([first.how, second.how]).toEqual(['MISS', 'HIT'])
  expect([first.headers.age, second.headers.age]).toEqual(['0', '42'])
  expect(second.body).toBe(first.body)
  expect(forum.drawn).toEqual(['/film'])
})

test('Next is asked by a request that holds nothing of who asks', async () => {
  await standing(() => 'x')
  const headers = { cookie: 'cell.session=secret; who=ann; seen=kr-2013:whole; mood=odd', authorization: 'Bearer x', 'accept-language': 'ko', 'x-forwarded-for': '10.1.2.3', 'x-cell-seen': 'tr-2019:whole', referer: 'http://a.b/c', 'user-agent': 'Odd' }
  await forum.ask('/film', headers)
  const [made] = forum.requests
  expect(Object.keys(made!.headers).sort()).toEqual(['host', 'user-agent', 'x-cell-making', 'x-cell-path', 'x-cell-seen', 'x-request-id'])
  expect(made!.headers).toMatchObject({ host: 'forum.example.org', 'user-agent': 'anybody', 'x-cell-path': '/film', 'x-cell-seen': 'kr-2013:whole' })
  expect(made!.socket.remoteAddress).toBe('127.0.0.1')
})

test('who has seen enough for other stretches of a page is shown another variant; whatever else they say they saw makes none', async () => {
  await standing(({ covers }) => ['kr-2013@60', 'tr-2019'].map((scope) => `${scope} ${covers(scope)}`).join())
  const bodies = []
  for (const said of ['', 'kr-2013:59', 'kr-2013:60', 'kr-2013:61', 'kr-2013:whole', 'in-2017:whole,ph-2019:3', 'tr-2019:90', 'kr-2013:99,tr-2019:whole', 'nonsense', 'kr-2013:whole,kr-2013:2']) {
    bodies.push((await forum.ask('/t/4/title', seen(said))).body.replace(/<[^>]+>/g, ''))
  }
  const [no, korean, both] = ['kr-2013@60 false,tr-2019 false', 'kr-2013@60 true,tr-2019 false', 'kr-2013@60 true,tr-2019 true']
  expect(bodies).toEqual([no, no, korean, korean, korean, no, no, both, no, no])
  expect(forum.drawn).toHaveLength(3)
})

test('who wants to be asked is shown what somebody is shown who has seen nothing; who opens everything, what somebody is who has seen it all', async () => {
  await standing(({ covers }) => `${covers('kr-2013')} ${covers('tr-2019')}`)
  const all = 'kr-2013:whole,in-2017:whole,tr-2019:whole,ph-2019:whole,id-2022:whole,id-2024:whole,mx-2025:whole'
  const ask = async (cookie: string) => (await forum.ask('/t/4/title', { cookie })).body
  expect(await ask(`seen=${all}; opens=ask`)).toBe(await ask(''))
  expect(await ask('opens=everything')).toBe(await ask(`seen=${all}`))
  expect(forum.drawn).toHaveLength(2)
})

test('a page that looks at all that was seen is drawn for each who asks, and never shown to another', async () => {
  await standing(() => 'x')
  forum.stand = ({ req }) => {
    return JSON.stringify(makings().get(String(req.headers[MAKING_HEADER]))?.reader().seen)
  }
  const [one, other] = await Promise.all([forum.ask('/film', seen('kr-2013:5')), forum.ask('/film', seen('kr-2013:6'))])
  expect([one.body.includes('5'), other.body.includes('6')]).toEqual([true, true])
  expect(forum.cache.shelf.size).toBe(0)
})

test.each([
  ['/film?utm_source=x&fbclid=1', '/film'], ['/?page=2&sort=new', '/?sort=new&page=2'], ['/?sort=new&x=1&page=2', '/?sort=new&page=2'], ['/?page=1', '/'], ['/?page=01', '/'],
  ['/?page=2&page=3', '/'], ['/?sort=wild', '/'], ['/?page=99999', '/'], ['/t/4/%74itle', '/t/4/title'], ['/t/4/%eb%88%88%EB%AC%BC', '/t/4/%EB%88%88%EB%AC%BC'], ['/ko/u/nari?before=7&_rsc=abc', '/ko/u/nari?before=7'],
])('%s is the page %s', async (asked, page) => {
  await standing(({ url }) => url)
  expect((await forum.ask(asked)).body).toContain(`<p>${page}</p>`)
  expect((await forum.ask(page)).how).toBe('HIT')
  expect(forum.drawn).toEqual([page])
})

test.each(['/settings', '/t/4/reply', '/search?q=x', '/t/4/p/7/reveal?s=1', '/t/4/p/7/history', '/t/4/p/7', '/api/v1/me', '/film/story/reveal', '/new', '/feed.xml?key=x', '/no/such/page', '/t/4/%2e%2e', '/u/a%2Fb'])('%s is not kept', async (path) => {
  await standing(COUNT)
  const answers = [await forum.ask(path), await forum.ask(path)]
  expect(answers.map(({ how }) => how)).toEqual(['undefined', 'undefined'])
  expect(forum.drawn).toHaveLength(2)
  expect(forum.cache.shelf.size).toBe(0)
})

test('a form that is sent to a kept page’s address is not answered from memory', async () => {
  await standing(COUNT)
  await forum.ask('/film')
  expect((await forum.ask('/film', {}, 'POST')).body).toContain('made 2')
})

const TREE = (locale: string, more = '') => encodeURIComponent(`["",{"children":[["locale","${locale}","d",null],{"children":["(public)",{}${more}]}]}]`)

test('the router is answered what it lacks, from wherever it comes within the language, and all of the page else', async () => {
  await standing(({ req }) => `payload ${req.headers['next-router-state-tree'] ? 'below' : 'whole'}`)
  const ask = async (headers: Record<string, string>) => (await forum.ask('/film?_rsc=x', { rsc: '1', ...headers })).body
  const within = { 'next-router-state-tree': TREE('en') }
  expect([await ask(within), await ask({ 'next-router-state-tree': TREE('en', ',null,"x"'), 'next-url': '/en/x' })]).toEqual(['0:"payload below"\n', '0:"payload below"\n'])
  expect([await ask({}), await ask({ 'next-router-state-tree': TREE('ko') }), await ask({ 'next-router-state-tree': TREE('en', ',null,"refetch"') })]).toEqual(Array(3).fill('0:"payload whole"\n'))
  expect(forum.drawn).toHaveLength(2)
  const answer = await forum.ask('/film?_rsc=x', { rsc: '1', ...within })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/x-component', 'cache-control': 'private, no-cache' })
})

test.each<Record<string, string>>([{ rsc: '2' }, { rsc: '1', 'next-router-prefetch': '1' }, { rsc: '1', 'next-router-segment-prefetch': '/_tree' }, { rsc: '1', 'next-router-state-tree': '%E0%A4%A' }, { rsc: '1', 'next-router-state-tree': TREE('en', ',null,"metadata-only"') }, { rsc: '1', 'next-router-state-tree': 'x'.repeat(9_000) }])(
  'a request of the router that our pages do not make is not kept: %j', async (headers) => {
    await standing(COUNT)
    await forum.ask('/film', headers)
    expect(forum.cache.shelf.size).toBe(0)
  },
)

test('each is sent the encoding that they prefer, made once', async () => {
  await standing(() => 'the yellow balloon '.repeat(500))
  const plain = await forum.ask('/film')
  expect(plain.headers['content-encoding']).toBeUndefined()
  const asked = [['gzip, deflate, br, zstd', 'br'], ['gzip', 'gzip'], ['br;q=0.5, gzip', 'gzip'], ['*', 'br'], ['br;q=0, *', 'gzip'], ['identity, br;q=0.1', undefined], ['zstd', undefined], ['', undefined], [`${'x,'.repeat(300)}gzip`, 'gzip'], ['identity;q=0', undefined]] as const
  for (const [accept, encoding] of asked) {
    const { headers, bytes } = await forum.ask('/film', { 'accept-encoding': accept })
    expect([accept, headers['content-encoding']]).toEqual([accept, encoding])
    const body = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
    expect(body.toString()).toBe(plain.body)
    expect(headers['content-length']).toBe(String(bytes.length))
  }
  expect(forum.drawn).toHaveLength(1)
})

test('who has a page is told that it still holds; HEAD gets its headers, and a range the whole', async () => {
  await standing(() => 'x')
  const page = await forum.ask('/film')
  const etag = String(page.headers.etag)
  for (const said of [etag, `"other", ${etag}`, '*']) {
    const again = await forum.ask('/film', { 'if-none-match': said })
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag])
    expect(again.headers.vary).toBe(page.headers.vary)
  }
  expect((await forum.ask('/film', { 'if-none-match': '"other"' })).status).toBe(200)
  const head = await forum.ask('/film', {}, 'HEAD')
  expect([head.body, head.headers['content-length'], head.headers.etag]).toEqual(['', String(page.bytes.length), etag])
  const part = await forum.ask('/film', { range: 'bytes=0-3', 'if-range': etag })
  expect([part.status, part.body, part.headers['accept-ranges']]).toEqual([200, page.body, 'none'])
})

test('shared caches may keep what is shown to who has seen nothing, and nothing else', async () => {
  await standing(({ covers }) => String(covers('kr-2013')))
  const control = async (headers: Record<string, string>, path = '/t/4/title') => (await forum.ask(path, headers)).headers['cache-control']
  const nobody = await forum.ask('/t/4/title')
  expect(nobody.headers).toMatchObject({
    'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60', 'cdn-cache-control': expect.stringContaining('stale-while-revalidate'),
    vary: expect.stringMatching(/Accept-Encoding.*Cookie.*RSC/), 'surrogate-key': 'thread-4 thread-4-1', 'cache-tag': 'thread-4,thread-4-1',
  })
  const others = [await control(seen('kr-2013:whole')), await control(seen('kr-2013:3')), await control({ cookie: 'who=ann' }), await control({ cookie: 'opens=ask' }), await control({ rsc: '1' }), await control({}, '/t/4/title?_rsc=x')]
  expect(others).toEqual(Array(6).fill('private, no-cache'))
  expect(await control({ cookie: 'theme=dark' })).toContain('public')
})

test('what gives a cookie, is missing, leads on or fails is given to who asked, and kept for nobody', async () => {
  const answers: Record<string, Stand> = {
    cookie: (_, res) => (res.setHeader('set-cookie', 'a=b'), 'x'),
    missing: (_, res) => (res.writeHead(404, { 'content-type': 'text/html' }).end('gone'), null),
    moved: (_, res) => (res.writeHead(308, { location: '/film', 'content-type': 'text/html' }).end('the title it had'), null),
    broken: (_, res) => (res.writeHead(500, { 'content-type': 'text/html' }).end('trouble'), null),
    other: (_, res) => (res.writeHead(200, { 'content-type': 'text/plain' }).end('x'), null),
    torn: () => 'a <template data-dgst="7"></template>',
  }
  for (const stand of Object.values(answers)) {
    await standing(stand)
    const answer = await forum.ask('/t/4/title')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(forum.cache.shelf.size).toBe(0)
    if (answer.status !== 200) expect(answer.headers['cache-control']).toBe('private, no-store')
    if (answer.status === 308) expect([answer.headers.location, answer.body]).toEqual(['/film', ''])
    forum.close()
  }
  await standing((_, res) => (res.writeHead(200, { 'content-type': 'text/x-component' }).end('1:E{"digest":"7"}\n'), null))
  await forum.ask('/film', { rsc: '1' })
  expect(forum.cache.shelf.size).toBe(0)
})

test('after a minute a page is shown as it is while it is drawn anew, after two it is waited for', async () => {
  await standing(COUNT)
  await forum.ask('/film')
  forum.time = 61_000
  const stale = await forum.ask('/film')
  expect([stale.how, stale.body]).toEqual(['STALE', expect.stringContaining('made 1')])
  await expect.poll(async () => (await forum.ask('/film')).how).toBe('HIT')
  expect((await forum.ask('/film')).body).toContain('made 2')
  forum.time += 121_000
  const late = await forum.ask('/film')
  expect([late.how, late.body]).toEqual(['MISS', expect.stringContaining('made 3')])
})

test('what is drawn from before a change is shown to who asked before it, and not kept; who asks after it waits for what came after', async () => {
  const [first, second] = [gate(), gate()]
  await standing(async () => {
    const { length } = forum.drawn
    await (length === 1 ? first : second).opened
    return `made ${length}`
  })
  const before = forum.ask('/t/4/title')
  await expect.poll(() => forum.drawn.length).toBe(1)
  forum.cache.forget(['thread-4-1'])
  const after = forum.ask('/t/4/title')
  await expect.poll(() => forum.drawn.length).toBe(2)
  second.open()
  expect((await after).body).toContain('made 2')
  first.open()
  expect((await before).body).toContain('made 1')
  expect((await forum.ask('/t/4/title')).body).toContain('made 2')
})

test('a change removes the pages of its tags in all their forms and variants, and no other', async () => {
  await standing(({ covers }) => `${covers('kr-2013')} ${forum.drawn.length}`)
  const asked: [string, Record<string, string>][] = [['/t/4/title', {}], ['/t/4/title', seen('kr-2013:whole')], ['/t/4/title', { rsc: '1' }], ['/ko/t/4/title', {}], ['/t/4/title/2', {}], ['/t/5/title', {}], ['/', {}]]
  const hows = async () => Promise.all(asked.map(async ([path, headers]) => (await forum.ask(path, headers)).how))
  for (const [path, headers] of asked) await forum.ask(path, headers)
  expect(await hows()).toEqual(Array(7).fill('HIT'))
  forum.cache.forget(['thread-4-1'])
  const after = await hows()
  expect(after).toEqual(['MISS', 'MISS', 'MISS', 'MISS', 'HIT', 'HIT', 'HIT'])
})

test('while it is not known that every change is heard, a page is shown for a second; once it is, all are drawn anew', async () => {
  await standing(COUNT)
  await forum.ask('/film')
  forum.cache.beSure(false)
  forum.time = 900
  expect((await forum.ask('/film')).how).toBe('HIT')
  forum.time = 1_100
  expect((await forum.ask('/film')).how).toBe('MISS')
  forum.cache.beSure(true)
  expect((await forum.ask('/film')).how).toBe('MISS')
})
