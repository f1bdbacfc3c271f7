import { VERSION_KEYS } from '@/lib/film/versions'
import { formatSeen, normaliseSeen } from '@/lib/spoilers/seen'
import { makeToken } from '@/lib/tokens/write'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, given } from '@/tests/factories'

/** All that can be seen. */
export const ALL_SEEN = normaliseSeen(Object.fromEntries(VERSION_KEYS.map((version) => [version, 'whole'])))

/** What the browser of somebody says who has seen all of it. */
export const SEEN_COOKIE = { cookie: `seen=${encodeURIComponent(formatSeen(ALL_SEEN))}` }

/** Somebody who asks by a token. */
export interface Asker {
  viewer: Member
  headers: { authorization: string }
}

/** Members with a token that reads and writes. */
export async function someMembers(count: number): Promise<Asker[]> {
  return Promise.all(Array.from({ length: count }, async () => {
    const viewer = await aMember({ seen: ALL_SEEN })
    const { secret } = given(await makeToken(viewer, { name: 'measuring', scopes: ['read', 'write'] }))
    return { viewer, headers: { authorization: `Bearer ${secret}` } }
  }))
}
