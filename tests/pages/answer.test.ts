import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { VERSION_KEYS } from '@/lib/film/versions'
import { answer } from '@/lib/pages/answer'

// Stands where Next does: says what it was asked, as a page or as something else.
async function page(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { cookie, 'x-cell-seen': seen, 'x-cell-making': making } = req.headers
  const said = JSON.stringify({ url: req.url, method: req.method, cookie: cookie ?? null, seen, making: making ?? null })
  if (req.url?.startsWith('/api')) return void res.writeHead(200, { 'content-type': 'application/json' }).end(said)
  if (req.url === '/t/4/taken-back') {
    const more = { location: '/t/4/title', link: '</x.css>; rel=preload', 'x-middleware-rewrite': '/en/t/4/taken-back' }
    return void res.writeHead(308, { 'content-type': 'text/html; charset=utf-8', ...more }).end('<p>taken-back</p>')
  }
  if (req.url === '/t/5/reply') {
    for await (const _ of req);
    res.statusCode = 500
    if (req.headers['x-bare']) return void res.setHeader('content-type', 'text/plain').end('Internal Server Error')
    return void res.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end('<html id="__next_error__"><head><script src="/_next/a.js"></script></head><body></body></html>')
  }
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  res.write('<!doctype html><script>self.__next_f.push([0])</script><script>alert(1)</script>')
  res.end(`<p>${said}</p>`)
}

let server: Server

beforeAll(async () => {
  server = createServer((req, res) => void answer(req, res, page))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => server.close())

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request as it is typed: fetch would mend the address. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', sent?: Uint8Array): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ port, path, method, headers }, (res) => {
      let body = ''
      res.on('data', (chunk: Buffer) => (body += chunk.toString())).on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }))
    }).on('error', reject).end(sent)
  })
}

const cookie = 'cell.session=secret; seen=tr-2019%3A95%2Ckr-2013%3Awhole; who=ann'

test('a public page is asked for without cookies, and only with what has been seen, in order', async () => {
  const { body } = await ask('/t/4/title', { cookie })
  expect(body).toContain('"cookie":null')
  expect(body).toContain('"seen":"kr-2013:whole,tr-2019:95"')
})

const ALL = VERSION_KEYS.map((version) => `${version}:whole`).join()

test.each([['opens=ask', ''], ['opens=everything', ALL], ['opens=Everything', 'tr-2019:95'], ['opens=', 'tr-2019:95'], ['', 'tr-2019:95'], ['opens=; opens=everything', 'tr-2019:95']])(
  'a cookie of %j asks for a page that opens %j to who has seen an hour and a half', async (said, opens) => {
    expect((await ask('/t/4/title', { cookie: `seen=tr-2019:95; ${said}`, 'x-cell-opens': 'everything' })).body).toContain(`"seen":"${opens}"`)
  },
)

test.each([['a private page', '/settings', 'GET'], ['a form sent from a public page', '/t/4/title', 'POST'], ['the API', '/api/v1/me', 'GET']])(
  '%s keeps its cookies', async (_, path, method) => {
    expect((await ask(path, { cookie }, method)).body).toContain('cell.session=secret')
  },
)

test('a client cannot say what it has seen in the header that is ours', async () => {
  const { body } = await ask('/film', { 'x-cell-seen': 'kr-2013:whole', 'x-cell-making': 'x' })
  expect([body.includes('"seen":""'), body.includes('"making":null')]).toEqual([true, true])
})

test('two people who have seen the same get the same bytes; who asks again with their ETag gets none', async () => {
  const [ann, bob] = await Promise.all([ask('/film', { cookie }), ask('/film', { cookie: cookie.replace('ann', 'bob').replace('secret', 'other') })])
  expect(ann.body).toBe(bob.body)
  expect(ann.headers.etag).toBe(bob.headers.etag)
  const again = await ask('/film', { cookie, 'if-none-match': String(ann.headers.etag) })
  expect([again.status, again.body]).toEqual([304, ''])
})

test('HEAD answers what GET would, without the page', async () => {
  const [head, get] = await Promise.all([ask('/film', {}, 'HEAD'), ask('/film')])
  expect(head.body).toBe('')
  expect(head.headers.etag).toBe(get.headers.etag)
  expect(head.headers['content-security-policy']).toBe(get.headers['content-security-policy'])
})

test('the policy lets the scripts run that Next writes, and no other that got into the page', async () => {
  const policy = String((await ask('/film')).headers['content-security-policy'])
  expect(policy.match(/'sha256-[^']+'/g)).toHaveLength(1)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-inline')
})

test.each(['/feed.xml', '/ko/c/story/feed.json?key=1.1.x', '/t/4/feed.xml'])('the feed %s is asked for without any cookie, seen included, and tells nobody its address', async (path) => {
  const { headers, body } = await ask(path, { cookie: `${cookie}; opens=everything` })
  expect(body).toContain('"cookie":null')
  expect(body).toContain('"seen":""')
  expect(headers['referrer-policy']).toBe('no-referrer')
})

test('a private page is kept by nobody', async () => {
  expect((await ask('/settings')).headers['cache-control']).toBe('private, no-store')
})

test('who sends more forms than a network address may waits, is told for how long, and keeps nobody elsewhere waiting, nor readers, nor the API', async () => {
  const from = (address: string, more: Record<string, string> = {}) => ask('/ko/t/4/title', { 'x-cell-address': address, ...more }, 'POST')
  const statuses: number[] = []
  for (let index = 0; index < env().FORMS_A_MINUTE; index += 1) statuses.push((await from('192.0.2.1')).status)
  expect(new Set(statuses)).toEqual(new Set([200]))
  const [plain, script] = [await from('192.0.2.1'), await from('192.0.2.1', { 'next-action': 'x' })]
  for (const { status, headers } of [plain, script]) expect([status, Number(headers['retry-after']) > 0, headers['x-content-type-options']]).toEqual([429, true, 'nosniff'])
  expect(plain.body).toContain('1분 뒤')
  // What lib/pages/often.ts and components/forms/use-send.ts agree on, and Next hands on of this type alone.
  expect([script.headers['content-type'], script.body]).toEqual(['text/plain', '429 1'])
  expect((await from('192.0.2.2')).status).toBe(200)
  expect((await ask('/t/4/title', { 'x-cell-address': '192.0.2.1' })).status).toBe(200)
  expect((await ask('/api/v1/me', { 'x-cell-address': '192.0.2.1' }, 'POST')).status).toBe(200)
})

test('an answer that is no page goes through as it was made', async () => {
  const { headers, body } = await ask('/api/v1/me', { cookie })
  expect(JSON.parse(body)).toMatchObject({ url: '/api/v1/me', method: 'GET' })
  expect(headers['content-security-policy']).toBeUndefined()
})

test.each(['/%E0%A4%A', '/t/4/%', '/%ff%fe'])('the address %s, which cannot be read, leads nowhere instead of failing', async (path) => {
  const { status, body } = await ask(path)
  expect(status).toBe(200)
  expect(body).toContain('"url":"/-"')
})

test('who asks for a thread under the title it had is sent on without a word of that title', async () => {
  const { status, headers, body } = await ask('/t/4/taken-back')
  expect([status, headers.location, body]).toEqual([308, '/t/4/title', ''])
  expect(JSON.stringify(headers)).not.toContain('taken-back')
})

test.each(['/card.png', '/t/4/card.png', '/ko/c/story/card.png', '/oembed'])('%s is asked for without cookies, what was seen included', async (path) => {
  const { body } = await ask(path, { cookie })
  expect(body).toContain('"cookie":null')
  expect(body).toContain('"seen":""')
})

test('an address for programs that cannot be read, or a method that there is not, is a problem that a program can read', async () => {
  for (const path of ['/api/v1/posts/%', '/api/%ff', '/api/v1/threads/%E0%A4%A']) expect((await ask(path)).body).toContain('"url":"/api/-"')
  const odd = await ask('/api/v1/threads', {}, 'PROPFIND')
  expect([odd.status, odd.headers['content-type'], JSON.parse(odd.body)]).toEqual([501, 'application/problem+json', { type: 'about:blank', title: 'Not offered', status: 501 }])
})

async function formOf(fields: Record<string, string | Blob>): Promise<{ type: string; bytes: Uint8Array }> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const made = new Response(form)
  return { type: made.headers.get('content-type')!, bytes: new Uint8Array(await made.arrayBuffer()) }
}

async function sendForm(fields: Record<string, string | Blob>, headers: Record<string, string> = {}): Promise<Answer> {
  const { type, bytes } = await formOf(fields)
  return ask('/t/5/reply', { 'content-type': type, origin: new URL(env().SITE_URL).origin, 'sec-fetch-site': 'same-origin', ...headers }, 'POST', bytes)
}

const TYPED = { $ACTION_KEY: 'k1', thread: '5', body: 'He said <b>“no”</b> & left.\n\n||Spoken|| 눈물' }

test.each([[{}], [{ 'x-bare': '1' }]])('what a form without script sent is there to be sent again when the answer is trouble: %j', async (how) => {
  const { status, headers, body } = await sendForm(TYPED, { ...how })
  expect([status, headers['cache-control'], headers['content-type']]).toEqual([500, 'private, no-store', 'text/html; charset=utf-8'])
  expect(body).toContain('<form class="trouble-sent" method="post" action="/t/5/reply" enctype="multipart/form-data">')
  expect(body).toContain('<input type="hidden" name="$ACTION_KEY" value="k1">')
  expect(body).toContain('<input type="hidden" name="thread" value="5">')
  expect(body).toMatch(/<textarea class="input" name="body"[^>]*>He said &#x3C;b>“no”&#x3C;\/b> &#x26; left\.\s+\|\|Spoken\|\| 눈물<\/textarea>/)
  // Nothing draws over it.
  expect(body).not.toContain('<script')
})

test.each([
  ['another site’s form', TYPED, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }], ['one that script sends', TYPED, { 'next-action': 'a'.repeat(42) }],
  ['one with a file', { body: 'x', file: new Blob(['y']) }, {}], ['more than anybody types', { body: 'x'.repeat(600_000) }, {}],
] as const)('%s is answered without it', async (_, fields, headers) => {
  const { status, body } = await sendForm(fields, headers)
  expect(status).toBe(500)
  expect(body).toContain('Something went wrong on our side')
  expect(body).not.toContain('<form')
})
