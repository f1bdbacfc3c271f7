import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LOCALES } from '@/lib/i18n/locales'
import { isFeed, isPublicPage } from '@/lib/pages/routes'
import { mergeScopes, sameScopes, type Scope } from '@/lib/spoilers/scope'
import { coversAll } from '@/lib/spoilers/seen'
import { pageOf } from '@/lib/threads/rules'
import { everyAddress, type Address } from './addresses'
import { askWhileBroken, writeWhileBroken } from './broken'
import { serveForum, type Asked, type Forum } from './forum'
import { sendEveryForm } from './forms'
import { guideCanaries, type GuideCanary } from './guide'
import { openLedger, type Ledger } from './ledger'
import { watch, watchWhileWriting } from './live'
import { locate, type Located } from './locate'
import { askForImages, withImages } from './pictured'
import { plant, scopesOf, type Planted } from './planted'
import { malformedReveals, revealAll } from './reveals'
import { everyRoute, everySpecialFile } from './routes'
import { openScopes } from './scopes'
import { SURFACES } from './surfaces'
import { publish, publishedTable, tableOf } from './table'
import { EACH_GUEST, eachMember, GUESTS, members, ODD_GUESTS, type Asker } from './viewers'
import { crawl, everywhere, few, get as getFrom, INTENT, RSC } from './walk'

// The hunt. Unique words lie in sealed text of every kind and scope. Everybody asks for every address in every way, and what comes over the
// wire, byte for byte and in every form that is known, holds none that the asker has not seen or asked to open; what may be read is there;
// and there is no address, header or kind of answer that nobody has declared (surfaces.ts). docs/spoilers.md has what it finds.

// Thousands of pages, on a machine that may be busy.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 })

let forum: Forum
let planted: Planted
let guide: GuideCanary[]
let [samples, missing, addresses]: [Address[], string[], Located[]] = [[], [], []]
let accounts: Asker[]
let ledger: Ledger
const scopes = openScopes()

beforeAll(async () => {
  planted = await plant()
  guide = (await Promise.all(LOCALES.map(guideCanaries))).flat()
  accounts = await members(planted)
  ledger = openLedger(withImages(planted), guide)
  forum = await serveForum()
  ;({ addresses: samples, missing } = everyAddress(planted, everyRoute(), forum.address))
})

afterAll(() => forum?.stop())

const [nobody] = GUESTS as [Asker, ...Asker[]]
const account = (name: string) => accounts.find((one) => one.name === `the ${name}`)!
const get = (address: { path: string }, asker: Asker, asked: Asked = {}) => getFrom(forum, address, asker, asked)

/** What depends on the reader does not depend on the language: one of them goes everywhere in each, the others in one. */
const inEnglish = () => addresses.filter(({ locale }) => locale === 'en')

/** The first address of every surface. */
const oneEach = () => inEnglish().filter(({ surface }, at, all) => all.findIndex((other) => other.surface.at === surface.at) === at)

/** Whether it is the same for all who have seen the same. */
const isShared = (path: string) => [isPublicPage, isFeed].some((shared) => shared(path.split('?')[0]!))

/** Looks at the answers to these ways of asking as the ledger does; answers whom it has looked for. */
const lookAt = (asked: readonly { address: Located; asker: Asker; way?: Asked }[]) =>
  everywhere(asked, async ({ address, asker, way }) => ledger.look(address, asker, await get(address, asker, way), way))

const each = <A, B>(ones: readonly A[], others: readonly B[]): [A, B][] => ones.flatMap((one) => others.map((other): [A, B] => [one, other]))

test('every route under app/ is declared and has samples; nothing is declared that there is not', () => {
  expect(missing).toEqual([])
  const declared = SURFACES.flatMap(({ at }) => (typeof at === 'string' ? [at] : []))
  expect({ undeclared: everyRoute().filter((route) => !declared.includes(route)), gone: declared.filter((at) => !everyRoute().includes(at)) }).toEqual({ undeclared: [], gone: [] })
  expect(everySpecialFile().filter((path) => locate(path, planted)?.surface.nowhere !== undefined)).toEqual([])
})

test('the renderer seals each word at least as its author meant, and leaves none out that is read', () => {
  const covers = (lie: readonly Scope[], meant: readonly Scope[]) => sameScopes(lie, mergeScopes(lie, meant))
  expect(planted.canaries.filter(({ scopes: lie, meant }) => !covers(lie, meant)).map((canary) => `${canary.what}: ${scopesOf(canary)}`)).toEqual([])
  expect(planted.open.filter(({ scopes: lie }) => lie.length > 0).map((canary) => `${canary.what}: ${scopesOf(canary)}`)).toEqual([])
  expect(planted.canaries.length).toBeGreaterThan(180)
  expect(guide.length).toBeGreaterThan(40)
})

test('every address is found, in every language, by a guest, an author, a moderator and an administrator', async () => {
  addresses = await crawl(forum, ledger, planted, samples, [nobody, account('author'), account('moderator'), account('admin')])
  const met = new Set(addresses.map(({ surface }) => surface.at))
  expect(SURFACES.flatMap(({ at }) => (at === undefined || met.has(at) ? [] : [String(at)])).join()).toBe('')
  expect(addresses.length).toBeGreaterThan(samples.length + 50)
})

test('the router’s own requests are answered in its own form', async () => {
  const [page] = addresses.filter(({ shows }) => shows)
  expect((await get(page!, nobody, RSC)).headers['content-type']).toContain('text/x-component')
})

test('everybody asks for addresses of every surface, as a browser and as the router', async () => {
  const ways = [...few(addresses, 3).map((address) => ({ address })), ...few(addresses, 1).filter(({ surface }) => surface.answers === 'page').map((address) => ({ address, way: RSC }))]
  await lookAt(each([...GUESTS, ...accounts], ways).map(([asker, way]) => ({ ...way, asker })))
  expect([...ledger.leaks]).toEqual([])
})

test('each finds all that they have seen, and all that is open, in its thread and in the guide', async () => {
  const pages = addresses.filter(({ shows, guide: ofGuide, locale }) => (shows && locale === 'en') || ofGuide)
  // For whoever has seen one part of one film: the threads with every mark and with every scope in them, and the guide.
  const most = pages.filter(({ shows, guide: ofGuide }) => ofGuide || [planted.threads[0]!.id, planted.threads.at(-2)!.id].includes(shows?.threadId ?? 0))
  const wrong = await everywhere([...each([...GUESTS, ...accounts], pages), ...each(EACH_GUEST, most), ...each(await eachMember(), most.slice(-2))], async ([asker, address]) => {
    const told = ledger.look(address, asker, await get(address, asker))
    const here = [...planted.canaries, ...planted.open].filter(({ threadId, number }) => threadId === address.shows?.threadId && pageOf(number) === address.shows.page)
    for (const canary of here) scopes.note(asker, canary, told.has(canary.word))
    const expected = [
      ...here.filter(({ scopes: lie }) => coversAll(asker.seen, lie)),
      ...guide.filter(({ locale, places }) => address.guide && locale === address.locale && places.some(({ scopes: lie }) => coversAll(asker.seen, lie))),
    ]
    return expected.filter(({ word }) => !told.has(word)).map(({ word }) => `${word} is not on ${address.path} for ${asker.name}`)
  })
  expect(wrong.flat().join('\n')).toBe('')
})

test('whoever has seen enough gets an image, whoever was granted it does, and nobody else', async () => {
  expect(await askForImages(planted, ledger, get, [...GUESTS, ...accounts])).toEqual([])
  expect([...ledger.leaks]).toEqual([])
})

test('whoever has seen a part finds nothing more than that on any kind of address', async () => {
  const readers = [...EACH_GUEST, ...(await eachMember())].filter(({ name }) => /whole|tr-2019/.test(name))
  await lookAt(each(readers, oneEach().filter(({ surface }) => surface.shows !== 'nothing')).map(([asker, address]) => ({ asker, address })))
  expect([...ledger.leaks]).toEqual([])
})

// Next writes the rows of its payload as they are ready, so that a page has a few forms; which one somebody gets must not depend on them. Each has a random name.
const TRIES = 20
const NAME = /"[\w-]{21}([a-z])"/g

test('a public page is the same bytes for a guest, a newcomer, a member, its author and a moderator, and sets no cookie', async () => {
  const pages = oneEach().filter(({ path }) => isShared(path))
  const people = ['newcomer', 'author', 'moderator'].map(account).map((one) => ({ ...one, headers: { cookie: one.headers.cookie!.replace(/; (?:seen|opens)=.*/, ''), 'user-agent': one.name, 'accept-language': 'ko' } }))
  const wrong = await everywhere(each(pages, [{}, RSC]), async ([address, way]) => {
    const forms = new Set<string>()
    const formFor = async (asker: Asker) => {
      const { status, body, headers: { vary, 'set-cookie': cookie, 'cache-control': caching = '' } } = await get(address, asker, way)
      const [feed, shared] = [isFeed(address.path.split('?')[0]!), /public/.test(caching)]
      return cookie || (shared && !feed && asker !== nobody) ? 'their own' : `${status} ${feed && caching} ${vary} ${body.replaceAll(NAME, '"$1"')}`
    }
    for (const asker of people) {
      let same = false
      for (let tries = 0; tries < TRIES && !same; tries += 1) {
        forms.add(await formFor(nobody))
        same = forms.has(await formFor(asker))
      }
      if (!same || forms.has('their own')) return [`${address.path} is another page for ${asker.name}, or theirs to be kept by others, or sets a cookie`]
    }
    return []
  })
  expect(wrong.flat()).toEqual([])
})

test('requests that claim what is not so are told nothing more', async () => {
  const [thread] = inEnglish().filter(({ shows }) => shows)
  const pages = [{ address: thread!, way: RSC }, ...oneEach().filter(({ path, surface }) => surface.shows !== 'nothing' && isShared(path)).map((address) => ({ address }))]
  await lookAt(each(ODD_GUESTS, pages).map(([asker, page]) => ({ ...page, asker })))
  expect([...ledger.leaks]).toEqual([])
})

test('other ways of asking, the router’s prefetches and ways that there are not, tell a guest nothing, and nobody what is not theirs to read', async () => {
  const etag = (await get(inEnglish().find(({ shows }) => shows)!, nobody)).headers.etag
  const ways: Asked[] = [
    { method: 'HEAD' },
    { headers: { 'if-none-match': String(etag) } },
    ...[{}, { 'next-router-segment-prefetch': '/_tree' }].map((more) => ({ headers: { rsc: '1', 'next-router-prefetch': '1', ...more } })),
    { headers: { rsc: '1', 'next-router-state-tree': 'kanari' } },
    { headers: { accept: 'application/json', range: 'bytes=0-100', 'if-none-match': '*', 'x-forwarded-host': 'kanari.example', 'x-http-method-override': 'DELETE' } },
    ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'].map((method) => ({ method })),
    { method: 'POST', headers: { 'content-type': 'text/plain', 'next-action': '0'.repeat(42) }, body: '[]' },
  ]
  const asked = [...each([nobody], ways), ...each([nobody, ...GUESTS, ...accounts], [INTENT])]
  await lookAt(each(asked, oneEach()).map(([[asker, way], address]) => ({ way, address, asker })))
  expect([...ledger.leaks]).toEqual([])
})

test('revealing answers just what was asked for; what is nested in it stays sealed', async () => {
  for (const asker of [nobody, GUESTS[4]!, ...accounts]) {
    expect(await revealAll(planted, ledger, (address, asked) => get(address, asker, asked), asker, asker === nobody ? undefined : 5)).toEqual([])
  }
})

test('refused reveals and malformed requests repeat nothing', async () => {
  expect(await malformedReveals(planted, ledger, (address, asked) => get(address, nobody, asked), nobody)).toEqual([])
})

test('the author and moderators find their own', async () => {
  const read = async (list: Located[], asker: Asker) => new Set((await lookAt(list.map((address) => ({ address, asker })))).flatMap((words) => [...words]))
  const known = (words: Set<string>) => planted.secrets.filter(({ word }) => words.has(word)).map(({ what }) => what)
  const [drafts, moderated, edited] = [addresses.filter((one) => one.drafts), addresses.filter((one) => one.moderates), addresses.filter((one) => one.edits)]
  expect(known(await read(drafts, account('author')))).toEqual(planted.secrets.filter(({ draftOf }) => draftOf).map(({ what }) => what))
  expect(known(await read(moderated, account('moderator')))).toEqual(expect.arrayContaining(['a flag’s note']))
  for (const name of ['author', 'moderator']) {
    const words = await read(edited, account(name))
    expect(planted.canaries.filter(({ word }) => words.has(word)).length).toBeGreaterThan(4)
  }
})

test('the live stream tells everybody what happens, and no word of it', async () => {
  const askers = [nobody, GUESTS[4]!, account('author'), account('moderator')]
  expect((await watchWhileWriting(forum, ledger, planted, askers)).every((told) => told >= 3)).toBe(true)
  expect([...ledger.leaks]).toEqual([])
})

test('a forum whose database fails says so, and nothing else', async () => {
  expect(await askWhileBroken(forum, ledger, oneEach(), [GUESTS[4]!, account('moderator')])).toBeGreaterThan(20)
  expect(await writeWhileBroken(forum, ledger, planted, account('author'))).toBeGreaterThanOrEqual(500)
  expect([...ledger.leaks]).toEqual([])
})

// Last of all that asks: some forms change things, and one signs out.
test('every form, sent as it comes, answers nothing more than its page', async () => {
  expect(await sendEveryForm(forum, ledger, few(addresses, 2), [nobody, account('newcomer'), account('author'), account('moderator')])).toBeGreaterThan(20)
  expect([...ledger.leaks]).toEqual([])
})

test('a forum that ends lets live streams end as answers do', async () => {
  const watching = await Promise.all(planted.threads.slice(0, 3).map(({ id }) => watch(forum, id, nobody)))
  expect(await forum.stop()).toBe(0)
  expect(await Promise.all(watching.map(({ whole }) => whole))).toEqual([true, true, true])
})

test('nothing of it stands in what the server has written down', () => {
  const said = forum.said()
  expect(said).toContain('Cell Seven is ready')
  // The failures above are in it, each with its number.
  expect(said).toMatch(/"err":\{"type":/)
  ledger.lookInto('the server’s log', Buffer.from(said))
  expect(Object.values(planted.feedKeys).filter((key) => said.includes(key))).toEqual([])
})

test('nothing sealed was told to anybody, in any way, who may not read it', () => {
  expect([...ledger.leaks]).toEqual([])
})

test('every address, header and kind of answer that was met is declared', () => {
  expect([...ledger.unknown]).toEqual([])
})

test('docs/spoilers.md publishes what was found: npm run hunt writes it', () => {
  const table = tableOf(ledger, scopes.table())
  if (process.env.HUNT_REPORT) writeFileSync(process.env.HUNT_REPORT, table)
  if (process.env.HUNT_WRITES === '1') publish(table)
  expect(publishedTable()).toBe(table)
})
