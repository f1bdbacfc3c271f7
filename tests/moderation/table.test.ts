import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { whyNotSanction, type Subject } from '@/lib/sanctions/rules'
import { GUEST, NOTHING_DECIDED, reading, type Member, type Standing, type Viewer } from '@/lib/viewer/viewer'
import { aCategory, aMember, aSession } from '@/tests/factories'
import { byCookie, byToken, named, nobody, send, type Asker } from '../api/asking'
import { asForm, formsIn } from '../canary/forms'
import { ask, serveForum, type Forum } from '../canary/forum'
import { aPlace, KINDS, ROWS, WHO, type Place, type Row, type Who } from './table'

// Who × action × door, over HTTP, from the production build: what is not refused at one door is not refused at any.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 900_000 })

let forum: Forum
let people: Record<Exclude<Who, 'guest' | 'author'>, Member>
let judge: Member
let judgesCookie: string

beforeAll(async () => {
  await aCategory({ slug: 'story' })
  await aCategory({ slug: 'trial' })
  judge = await aMember({ standing: 'admin' })
  judgesCookie = `cell.session=${await aSession(judge)}`
  people = {
    newcomer: await aMember({ standing: 'newcomer' }), member: await aMember(), moderator: await aMember({ standing: 'moderator' }), admin: await aMember({ standing: 'admin' }),
    'moderator of the category': await aMember({ moderates: ['story'] }), 'moderator of another': await aMember({ standing: 'regular', moderates: ['trial'] }),
  }
  forum = await serveForum()
})
afterAll(() => forum?.stop())

async function aPlaceFor(row: Row): Promise<Place> {
  const place = await aPlace(judge, await aMember())
  await row.ready?.(place)
  return place
}

function whoIs(who: Who, { author }: Place): Member | null {
  return who === 'guest' ? null : who === 'author' ? author : people[who]
}

type Door = 'cookie' | 'token' | 'form'
const askers = new Map<string, Asker>()

/** Who asks, with their cookie or a token of theirs; one of each for everybody but authors, who are others each time. */
async function askerOf(who: Who, door: Door, place: Place): Promise<Asker> {
  const member = whoIs(who, place)
  const known = askers.get(`${who} ${door}`)
  if (member === null || (known && who !== 'author')) return known ?? nobody
  const asker = await (door === 'token' ? byToken : byCookie)(who, member)
  askers.set(`${who} ${door}`, asker)
  return asker
}

/** How many entries of the log are about this place, or by whoever walks through the doors, and not the judge's: what a door let through. */
function logged({ author, thread, other }: Place): Promise<number> {
  const theirs = [author, ...Object.values(people)].map(({ personId }) => personId)
  const there = { threadId: { in: [thread.id, other.id] }, OR: [{ actorId: null }, { actorId: { not: judge.personId } }] }
  return db().action.count({ where: { OR: [{ actorId: { in: theirs } }, there] } })
}

// What is on a page is the same for each who sends its forms: it is fetched once.
const pages = new Map<string, ReturnType<typeof formsIn>>()

/** The form of a page, as the judge is shown it, filled in and sent in somebody else's name. */
async function sendForm({ page, having, fields }: ReturnType<Row['form']>, asker: Asker): Promise<number> {
  const drawn = pages.get(page) ?? formsIn((await ask(forum.address + page, { headers: { cookie: judgesCookie } })).body)
  pages.set(page, drawn)
  const form = drawn.find((one) => one.fields.some(([name]) => name === having) && one.fields.some(([name]) => name.startsWith('$ACTION')))
  if (!form) throw new Error(`${page} has no form with ${having}`)
  const kept = form.fields.filter(([name]) => !(name in fields) && name !== 'canned')
  const sent = asForm({ action: '', fields: [...kept, ...Object.entries(fields)] })
  return (await ask(forum.address + page, { ...sent, headers: { ...sent.headers, origin: forum.address, ...asker.headers } })).status
}

describe('who may do what, through each door', () => {
  it('has a row for every action that there is', () => {
    expect(Object.keys(ROWS).sort()).toEqual([...KINDS].sort())
  })

  it.each(Object.entries(ROWS))('%s', async (kind, row) => {
    let place = await aPlaceFor(row)
    for (const who of WHO) {
      const may = row.may.includes(who)
      for (const name of who === 'guest' ? (['cookie', 'form'] as const) : (['cookie', 'token', 'form'] as const)) {
        const asker = await askerOf(who, name, place)
        const before = await logged(place)
        const status = name === 'form' ? await sendForm(row.form(place), asker) : await answered(row, place, asker)
        expect([kind, who, name, (await logged(place)) - before, status >= 500]).toEqual([kind, who, name, may ? 1 : 0, false])
        const own = who === 'author' && row.own === true
        // Who is banned is nobody.
        if (name !== 'form') expect([kind, who, name, status]).toEqual([kind, who, name, may ? named(row.api(place)[0]).status : own ? 200 : who === 'guest' || (who === 'author' && kind === 'unban') ? 401 : 403])
        // What was let through is done: the next door needs another place.
        if (own || may) place = await aPlaceFor(row)
      }
    }
  })
})

async function answered(row: Row, place: Place, asker: Asker): Promise<number> {
  const [operation, sent] = row.api(place)
  return (await send(forum, named(operation), asker, sent)).status
}

describe('the pages of moderation', () => {
  it('open to whom they are for: a guest is led to sign-in, everybody else told that they may not', async () => {
    const place = await aPlaceFor(ROWS.uphold)
    await ROWS.accept.ready!(place)
    const shown: [string, readonly Who[]][] = (['seal', 'accept', 'lock', 'warn', 'uphold'] as const).map((kind) => [ROWS[kind].form(place).page, ROWS[kind].may])
    for (const [page, may] of shown) {
      for (const who of WHO) {
        const member = whoIs(who, place)
        const { status, headers } = await ask(forum.address + page, { headers: member ? { cookie: `cell.session=${await aSession(member)}` } : {} })
        const shut = who === 'guest' ? String(headers.location).includes('/sign-in') : status === 403 || (status === 404 && page === ROWS.uphold.form(place).page)
        expect([page, who, status < 300, shut]).toEqual([page, who, may.includes(who), !may.includes(who)])
      }
    }
  })
})

describe('who may act on whom', () => {
  const person = (standing: Standing, personId: number): Member => ({ ...NOTHING_DECIDED, kind: 'member', personId, handle: 'x', name: 'x', standing, locale: 'en', ...reading({}) })
  const subject = (standing: Standing, personId = 9): Subject => ({ personId, standing, bannedAt: null, categories: [3] })
  const viewers: Record<string, Viewer> = {
    guest: GUEST, member: person('regular', 1), 'moderator of a category': { ...person('member', 2), moderatedCategories: [3] }, moderator: person('moderator', 3), admin: person('admin', 4),
  }
  it.each([
    ['a member', 'member', { moderator: null, admin: null }],
    ['a moderator', 'moderator', { moderator: 'sanction-moderator', admin: null }],
    ['an admin', 'admin', { moderator: 'sanction-admin', admin: null }],
  ] as const)('%s', (_, standing, expected) => {
    for (const act of ['warn', 'silence', 'ban', 'note'] as const) {
      const told = Object.fromEntries(Object.entries(viewers).map(([name, viewer]) => [name, whyNotSanction(viewer, subject(standing), { act })]))
      expect(told).toEqual({ guest: 'signed-out', member: 'not-moderator', 'moderator of a category': 'not-moderator', ...expected })
    }
  })

  it('nobody acts on themselves, but whoever was appointed may step down', () => {
    for (const viewer of [viewers.moderator, viewers.admin] as Member[]) {
      const self = subject(viewer.standing, viewer.personId)
      for (const act of ['warn', 'silence', 'ban', 'note', 'appoint'] as const) expect(whyNotSanction(viewer, self, { act, categoryId: 5 })).toBe('sanction-self')
      expect(whyNotSanction(viewer, self, { act: 'standing', standing: 'admin' })).toBe('sanction-self')
      expect(whyNotSanction(viewer, self, { act: 'standing', standing: 'member' })).toBe(null)
    }
    expect(whyNotSanction(viewers['moderator of a category']!, subject('member', 2), { act: 'relieve', categoryId: 3 })).toBe(null)
  })

  it('admins alone appoint, and set the standing of whoever was appointed', () => {
    for (const [standing, given] of [['member', 'moderator'], ['regular', 'admin'], ['moderator', 'member']] as const) {
      expect(whyNotSanction(viewers.moderator!, subject(standing), { act: 'standing', standing: given })).toBe(standing === 'moderator' ? 'sanction-moderator' : 'not-admin')
      expect(whyNotSanction(viewers.admin!, subject(standing), { act: 'standing', standing: given })).toBe(null)
    }
    expect(whyNotSanction(viewers.moderator!, subject('member'), { act: 'standing', standing: 'regular' })).toBe(null)
    expect(whyNotSanction(viewers.moderator!, subject('member'), { act: 'appoint', categoryId: 5 })).toBe('not-admin')
  })
})
