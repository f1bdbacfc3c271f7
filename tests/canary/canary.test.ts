import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LOCALES } from '@/lib/i18n/locales'
import { isFeed, isPublicPage } from '@/lib/pages/routes'
import { api } from '@/lib/paths'
import { mergeScopes, sameScopes, type Scope } from '@/lib/spoilers/scope'
import { coversAll } from '@/lib/spoilers/seen'
import { pageOf } from '@/lib/threads/rules'
import { moderates } from '@/lib/viewer/viewer'
import { everyAddress, type Address } from './addresses'
import { ask, serveForum, type Answer, type Asked, type Forum } from './forum'
import { guideCanaries, mayReadGuide, type GuideCanary } from './guide'
import { mayReadPast } from './past'
import { plant, scopesOf, type Canary, type Planted, type Secret } from './planted'
import { everyRoute } from './routes'
import { GUESTS, members, ODD_GUESTS, type Asker } from './viewers'

// Unique words lie in sealed text of every kind and scope. Everybody asks for every address in every way, and what comes over the wire,
// byte for byte, holds none that the asker has not seen or asked to open. The last tests hold that what may be read is there, so that
// the hunt cannot pass by finding nothing.

// Thousands of pages, on a machine that may be busy.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 })

let forum: Forum
let planted: Planted
let guide: GuideCanary[]
let addresses: Address[]
let missing: string[]
let accounts: Asker[]

beforeAll(async () => {
  planted = await plant()
  guide = (await Promise.all(LOCALES.map(guideCanaries))).flat()
  accounts = await members(planted)
  forum = await serveForum()
  ;({ addresses, missing } = everyAddress(planted, everyRoute(), forum.address))
})

afterAll(() => forum?.stop())

const [nobody] = GUESTS as [Asker, ...Asker[]]

/** What depends on the reader does not depend on the language: one of them goes everywhere in each, the others in one. */
const inEnglish = () => addresses.filter(({ locale }) => locale === 'en')

/** The first sample of every route, and whatever is no route. */
const oneEach = () => inEnglish().filter(({ route }, at, all) => route === undefined || all.findIndex((other) => other.route === route) === at)

/** Asks for many things, a few at a time, and answers what `look` found wrong with each. */
async function everywhere<T>(asked: readonly T[], look: (one: T) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = []
  const waiting = [...asked]
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) wrong.push(...(await look(one)))
  }))
  return wrong
}

/** The answer to one way of asking. The router's own requests are first sent on to an address that names them, as the router itself would. */
async function get({ path }: Address, { headers }: Asker, { headers: more, ...asked }: Asked = {}): Promise<Answer> {
  const all = { ...asked, headers: { purpose: 'prefetch', ...headers, ...more } }
  const answer = await ask(forum.address + path, all)
  const { location } = answer.headers
  if (!location?.includes('_rsc')) return answer
  const next = await ask(new URL(location, forum.address).href, all)
  return { ...next, all: answer.all + next.all }
}

const RSC = { headers: { rsc: '1' } }

/** The planted words in an answer that this asker may not read on this address. */
function leaks(address: Address, asker: Asker, { all }: Pick<Answer, 'all'>): string[] {
  const bad = [
    ...found(planted.canaries, all).filter((canary) => !mayRead(address, asker, canary)).map((canary) => `${canary.what}: ${canary.word} under ${scopesOf(canary)}`),
    ...found(planted.secrets, all).filter((secret) => !mayKnow(address, asker, secret)).map(({ what, word }) => `${what}: ${word}`),
    ...found(guide, all).filter((canary) => !mayReadGuide(address, asker, canary)).map(({ word }) => `the guide: “${word}”`),
  ]
  return bad.map((what) => `${asker.name} on ${address.path} is told ${what}`)
}

/** Those whose word is in the text. The text is searched once for the beginning that planted words share. */
function found<T extends { word: string }>(words: readonly T[], text: string): T[] {
  if (words.every(({ word }) => word.startsWith('kanari'))) {
    const there = new Set(text.match(/kanari\d{5}q/g))
    return words.filter(({ word }) => there.has(word))
  }
  return words.filter(({ word }) => text.includes(word))
}

function mayRead({ opensPost, edits, readsAs, moderates: ofModerators }: Address, { seen, member }: Asker, canary: Canary): boolean {
  if (coversAll(readsAs ?? seen, canary.scopes)) return true
  if (opensPost?.postId === canary.postId && (opensPost.indexes === 'all' || opensPost.indexes.includes(canary.index))) return true
  const judge = member !== undefined && moderates(member)
  return edits === canary.postId ? judge || member === planted.people.author : ofModerators === true && judge
}

function mayKnow({ path, drafts, moderates: ofModerators, past, readsAs }: Address, { seen, member }: Asker, { word, ...secret }: Secret): boolean {
  // Who names it, as in the address of a thread that is called otherwise now, is told nothing by its being repeated.
  if (path.includes(word)) return true
  if (secret.past) return mayReadPast(past, readsAs ?? seen, secret.past)
  if (secret.moderators) return ofModerators === true && member !== undefined && moderates(member)
  return secret.draftOf !== undefined && drafts === true && member === secret.draftOf
}

test('every route under app/ has samples here', () => {
  expect(missing).toEqual([])
})

test('the renderer seals each word at least as its author meant, and leaves none out that is read', () => {
  const covers = (scopes: readonly Scope[], meant: readonly Scope[]) => sameScopes(scopes, mergeScopes(scopes, meant))
  expect(planted.canaries.filter(({ scopes, meant }) => !covers(scopes, meant)).map((canary) => `${canary.what}: ${scopesOf(canary)}`)).toEqual([])
  expect(planted.open.filter(({ scopes }) => scopes.length > 0).map((canary) => `${canary.what}: ${scopesOf(canary)}`)).toEqual([])
  expect(planted.canaries.length).toBeGreaterThan(150)
  expect(guide.length).toBeGreaterThan(40)
})

test('the router’s own requests are answered in its own form', async () => {
  const [page] = addresses.filter(({ shows }) => shows)
  expect((await get(page!, nobody, RSC)).headers['content-type']).toContain('text/x-component')
})

// Next writes the rows of its payload as they are ready, so that a page has a few forms; which one somebody gets must not depend on them.
const TRIES = 20
// And it gives each payload a random name.
const NAME = /"[\w-]{21}([a-z])"/g

test('a public page is the same bytes for a guest, a newcomer, a member, its author and a moderator, and sets no cookie', async () => {
  const pages = oneEach().filter(({ path }) => [isPublicPage, isFeed].some((shared) => shared(path.split('?')[0]!)))
  const people = accounts.map((one) => ({ ...one, headers: { cookie: one.headers.cookie!.replace(/; (?:seen|opens)=.*/, ''), 'user-agent': one.name, 'accept-language': 'ko' } }))
  const wrong = await everywhere(pages.flatMap((address) => [{}, RSC].map((way) => ({ address, way }))), async ({ address, way }) => {
    const forms = new Set<string>()
    const formFor = async (asker: Asker) => {
      const { status, body, headers } = await get(address, asker, way)
      return headers['set-cookie'] ? 'a cookie' : `${status} ${headers['cache-control']} ${headers.vary} ${body.replaceAll(NAME, '"$1"')}`
    }
    for (const asker of people) {
      let same = false
      for (let tries = 0; tries < TRIES && !same; tries += 1) {
        forms.add(await formFor(nobody))
        same = forms.has(await formFor(asker))
      }
      if (!same || forms.has('a cookie')) return [`${address.path} is another page for ${asker.name}, or sets a cookie`]
    }
    return []
  })
  expect(wrong).toEqual([])
})

test('a guest who has seen nothing is told nothing in any other language', async () => {
  expect(await everywhere(addresses.filter(({ locale }) => locale !== 'en'), async (address) => leaks(address, nobody, await get(address, nobody)))).toEqual([])
})

describe.each([...GUESTS, ...['author', 'moderator', 'newcomer', 'viewer', 'asked', 'unsealed'].map((name) => ({ name: `the ${name}` }))])('$name', ({ name }) => {
  const asker = () => [...GUESTS, ...accounts].find((one) => one.name === name)!

  test('is told nothing they have not seen, on any address', async () => {
    expect(await everywhere(inEnglish(), async (address) => leaks(address, asker(), await get(address, asker())))).toEqual([])
  })

  test('is told nothing they have not seen by the router’s own requests', async () => {
    expect(await everywhere(inEnglish(), async (address) => leaks(address, asker(), await get(address, asker(), RSC)))).toEqual([])
  })

  test('finds all that they have seen, and all that is open, in its thread and in the guide', async () => {
    const wrong = await everywhere(addresses.filter(({ shows, guide: ofGuide, locale }) => (shows && locale === 'en') || ofGuide), async (address) => {
      const { all } = await get(address, asker())
      const expected = [
        ...[...planted.canaries, ...planted.open].filter(({ threadId, number, scopes }) => threadId === address.shows?.threadId && pageOf(number) === address.shows.page && coversAll(asker().seen, scopes)),
        ...guide.filter(({ locale, places }) => address.guide && locale === address.locale && places.some(({ scopes }) => coversAll(asker().seen, scopes))),
      ]
      return expected.filter(({ word }) => !all.includes(word)).map(({ word }) => `${word} is not on ${address.path}`)
    })
    expect(wrong).toEqual([])
  })
})

test('requests that claim what is not so are told nothing more', async () => {
  const pages = [...inEnglish().filter(({ shows }) => shows).slice(0, 3), ...oneEach().filter(({ guide: ofGuide, opensPost, path }) => ofGuide || opensPost || path === '/')]
  const wrong = await everywhere(ODD_GUESTS.flatMap((asker) => pages.map((address) => ({ asker, address }))), async ({ asker, address }) => [
    ...leaks(address, asker, await get(address, asker)),
    ...leaks(address, asker, await get(address, asker, RSC)),
  ])
  expect(wrong).toEqual([])
})

test('other ways of asking, the router’s prefetches and ways that there are not, tell a guest nothing', async () => {
  const ways: Asked[] = [
    { method: 'HEAD' },
    { headers: { rsc: '1', 'next-router-prefetch': '1' } },
    { headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } },
    { headers: { rsc: '1', 'next-router-state-tree': 'kanari' } },
    { headers: { accept: 'application/json', range: 'bytes=0-100', 'if-none-match': '*', 'x-forwarded-host': 'kanari.example', 'x-http-method-override': 'DELETE' } },
    ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'].map((method) => ({ method })),
    { method: 'POST', headers: { 'content-type': 'text/plain', 'next-action': '0'.repeat(42) }, body: '[]' },
  ]
  const wrong = await everywhere(ways.flatMap((way) => oneEach().map((address) => ({ way, address }))), async ({ way, address }) => leaks(address, nobody, await get(address, nobody, way)))
  expect(wrong).toEqual([])
})

test('revealing answers just what was asked for; what is nested in it stays sealed', async () => {
  const texts = planted.canaries.map(({ postId, index }) => ({ postId, index }))
  const each = [...new Map(texts.map((one) => [`${one.postId}:${one.index}`, one])).values()]
  const wrong = await everywhere([...each, { postId: each[0]!.postId, index: 'all' as const }], async ({ postId, index }) => {
    const address: Address = { path: api.reveal(postId), locale: 'en', opensPost: { postId, indexes: index === 'all' ? 'all' : [index] } }
    const body = JSON.stringify(index === 'all' ? { all: true } : { index })
    const answer = await get(address, nobody, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const asked = planted.canaries.filter((canary) => canary.postId === postId && (index === 'all' || canary.index === index))
    return [...leaks(address, nobody, answer), ...asked.filter(({ word }) => !answer.all.includes(word)).map(({ word }) => `${word} was asked for and not told`)]
  })
  expect(wrong).toEqual([])
})

test('refused reveals and malformed requests repeat nothing', async () => {
  const { postId } = planted.canaries[0]!
  const bodies = ['', '{', '[]', '{"index":"1"}', '{"index":-1}', '{"index":99}', '{"index":1,"all":true}', '{"all":false}', `{"index":1e3,"kanari":"${'x'.repeat(9)}"}`]
  const types = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']
  const address: Address = { path: api.reveal(postId), locale: 'en' }
  const wrong = await everywhere(bodies.flatMap((body) => types.map((type) => ({ body, type }))), async ({ body, type }) => {
    const answer = await get(address, nobody, { method: 'POST', headers: { 'content-type': type }, body })
    return [...leaks(address, nobody, answer), ...(answer.status >= 400 && answer.status < 500 ? [] : [`${body} as ${type} is answered ${answer.status}`])]
  })
  expect(wrong).toEqual([])
  const foreign = await get(address, nobody, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }, body: '{"all":true}' })
  expect(foreign.status).toBe(403)
  expect(leaks(address, nobody, foreign)).toEqual([])
})

test('the author and moderators find their own', async () => {
  const [author, moderator] = [accounts.find(({ name }) => name === 'the author')!, accounts.find(({ name }) => name === 'the moderator')!]
  const { drafts, moderated, edited } = {
    drafts: addresses.filter((address) => address.drafts),
    moderated: addresses.filter((address) => address.moderates),
    edited: addresses.filter((address) => address.edits),
  }
  const read = async (list: Address[], asker: Asker) => (await Promise.all(list.map((address) => get(address, asker)))).map(({ all }) => all).join()
  expect(found(planted.secrets, await read(drafts, author)).map(({ what }) => what)).toEqual(planted.secrets.filter(({ draftOf }) => draftOf).map(({ what }) => what))
  expect(found(planted.secrets, await read(moderated, moderator)).map(({ what }) => what)).toEqual(expect.arrayContaining(['a flag’s note']))
  for (const asker of [author, moderator]) expect(found(planted.canaries, await read(edited, asker)).length).toBeGreaterThan(4)
})

test('nothing of it stands in what the server has written down', () => {
  const all = forum.said().toLowerCase()
  expect(all).toContain('cell seven is ready')
  expect([...found(planted.canaries, all), ...found(planted.secrets, all)].map(({ what }) => what)).toEqual([])
  expect(found(guide, all).map(({ word }) => word)).toEqual([])
  expect(Object.values(planted.feedKeys).filter((key) => all.includes(key.toLowerCase()))).toEqual([])
})
