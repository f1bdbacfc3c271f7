import { VERSION_KEYS } from '@/lib/film/versions'
import { DEFAULT_OPENS } from '@/lib/spoilers/opens'
import { formatSeen, parseSeen, type Seen } from '@/lib/spoilers/seen'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aSession } from '@/tests/factories'
import type { Planted } from './planted'

/** The kinds of readers, as the table has them. */
export const COLUMNS = ['guest', 'guests, each seen', 'newcomer', 'members, each seen', 'author', 'moderator', 'administrator'] as const
export type Column = (typeof COLUMNS)[number]

/** Somebody who asks: what their browser sends, and what they may be told. */
export interface Asker {
  name: string
  column: Column
  headers: Record<string, string>
  /** What they may be told, as the forum understands what their browser's cookies say. */
  seen: Seen
  member?: Member
}

const ALL = VERSION_KEYS.map((version) => `${version}:whole`).join()

function guest(name: string, cookie: string, seen: string, more: Record<string, string> = {}): Asker {
  return { name, column: seen === '' && cookie === '' ? 'guest' : 'guests, each seen', headers: { ...(cookie && { cookie }), ...more }, seen: parseSeen(seen) }
}

/** Guests by what their cookie says. */
export const GUESTS: readonly Asker[] = [
  guest('a guest who has seen nothing', '', ''),
  guest('a guest who has seen the original', 'seen=kr-2013:whole', 'kr-2013:whole'),
  guest('a guest who has seen an hour of the Turkish film', 'seen=tr-2019:60', 'tr-2019:60'),
  guest('a guest who has seen a minute less of it, and the Philippine film', 'seen=tr-2019:59,ph-2019:whole', 'tr-2019:59,ph-2019:whole'),
  guest('a guest who has seen everything', `seen=${ALL}`, ALL),
  guest('a guest who has seen everything and is always asked', `seen=${ALL}; opens=ask`, ''),
  guest('a guest who opens everything', 'seen=tr-2019:60; opens=everything', ALL),
]

/** Guests whose requests say what is not so, or in a way that says nothing: each has seen what stands last. */
export const ODD_GUESTS: readonly Asker[] = [
  guest('a client that sends our own header', '', '', { 'x-cell-seen': ALL, 'X-Cell-Seen': ALL }),
  guest('a client that sends our own header beside a cookie', 'seen=tr-2019:60', 'tr-2019:60', { 'x-cell-seen': ALL, 'x-cell-path': '/kanari' }),
  guest('a cookie in capitals', `seen=${ALL.toUpperCase()}`, ''),
  guest('a cookie of another name', `Seen=${ALL}; x-cell-seen=${ALL}; seen2=${ALL}`, ''),
  guest('garbage', 'seen=any:whole,*:whole,all,%00%ff,__proto__:whole,constructor:whole,kr-2013,kr-2013:,kr-2013:-1,kr-2013:1e9,kr-2013:true', ''),
  guest('a version named twice', 'seen=tr-2019:whole,tr-2019:5', 'tr-2019:5'),
  guest('two cookies, the first of which says nothing', `seen=; seen=${ALL}`, ''),
  guest('a choice in capitals', 'opens=EVERYTHING', ''),
  guest('a choice that is none', 'opens=all; seen=any:whole', ''),
  guest('a choice with something around it', 'opens=%20everything; opens2=everything', ''),
  guest('a choice made twice', 'opens=ask; opens=everything', ''),
  guest('a choice in our own header', 'seen=tr-2019:60', 'tr-2019:60', { 'x-cell-opens': 'everything' }),
  guest('a huge cookie', `seen=${`${ALL},`.repeat(40)}`, ''),
  guest('the account of somebody who is not there', `cell.session=${'x'.repeat(43)}; who=moderator-1`, ''),
]

/** Everything that one can have seen of one film, as far as the planted scopes tell it apart: all of it, up to the minute that they name, or less. */
const EACH_SEEN = VERSION_KEYS.flatMap((version) => ['whole', '60', '59'].map((amount) => `${version}:${amount}`))

/** A guest for each of them. */
export const EACH_GUEST: readonly Asker[] = EACH_SEEN.map((seen) => guest(`a guest who has seen ${seen}`, `seen=${seen}`, seen))

/** A member for each of them, with a browser that says the same. */
export async function eachMember(): Promise<Asker[]> {
  return Promise.all(EACH_SEEN.map(async (text) => {
    const member = await aMember({ seen: parseSeen(text) })
    return { name: `a member who has seen ${text}`, column: 'members, each seen', headers: { cookie: await cookieOf(member) }, seen: member.seen, member } as const
  }))
}

const COLUMN_OF: Record<string, Column> = { newcomer: 'newcomer', author: 'author', moderator: 'moderator', admin: 'administrator' }

/** Everybody with an account, each with a session, and a browser that says of them what their account does. */
export async function members({ people }: Planted): Promise<Asker[]> {
  return Promise.all(Object.entries(people).map(async ([name, member]) => {
    return { name: `the ${name}`, column: COLUMN_OF[name] ?? 'members, each seen', headers: { cookie: await cookieOf(member) }, seen: member.seen, member }
  }))
}

async function cookieOf(member: Member): Promise<string> {
  const { handle, declared, opens } = member
  const said = [...(formatSeen(declared) ? [`seen=${formatSeen(declared)}`] : []), ...(opens === DEFAULT_OPENS ? [] : [`opens=${opens}`])]
  return [`cell.session=${await aSession(member)}`, `who=${handle}`, ...said].join('; ')
}
