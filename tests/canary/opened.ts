import { isGrant } from '@/lib/images/grants'
import { NOTHING_SEEN, parseSeen } from '@/lib/spoilers/seen'
import type { Address } from './addresses'
import type { Planted } from './planted'

/** Where an address leads: the parts of its path, and its query. */
export interface Place {
  params: Record<string, string>
  query: URLSearchParams
  planted: Planted
}

function numberIn(text: string | null | undefined): number | undefined {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** The post that an address is about. */
function postAt({ params: { id, number }, planted }: Place) {
  const posts = [...planted.threads.flatMap((thread) => thread.posts.map((post) => ({ ...post, threadId: thread.id }))), ...planted.past.edited.map(({ postId, ...post }) => ({ ...post, id: postId }))]
  return posts.find((post) => post.threadId === numberIn(id) && post.number === numberIn(number))
}

/** An image is opened by a grant in its address, at its place. */
export function granted({ params: { id }, query, planted: { pictured } }: Place): Partial<Address> {
  const image = pictured.images.find((one) => one.id === id)
  return image && isGrant(image.id, query.get('for')) ? { opensPost: { postId: image.postId, indexes: [image.index] } } : {}
}

/** A segment is opened with all that it lies in. */
export function revealed(place: Place): Partial<Address> {
  const post = postAt(place)
  if (!post) return {}
  const around = place.planted.around(post.id, numberIn(place.query.get('s')) ?? -1)
  return { opensPost: { postId: post.id, indexes: around.length > 0 ? around : 'all' } }
}

export function revealedSection({ params: { section }, query }: Place): Partial<Address> {
  const index = numberIn(query.get('s'))
  const indexes = index === undefined ? 'all' : [0, index]
  return { opensSection: { section: section as NonNullable<Address['opensSection']>['section'], indexes } }
}

/** A feed is made for nobody in particular, or for the member whose key its address has. */
export function keyed({ query, planted: { people, feedKeys } }: Place): Partial<Address> {
  const [, owner] = Object.entries(people).find(([name]) => feedKeys[name] === query.get('key')) ?? []
  return { readsAs: owner?.seen ?? NOTHING_SEEN }
}

/** A post as a quote, with the stretches that whoever quotes it had opened. */
export function quoted({ params: { id }, query }: Place): Partial<Address> {
  const indexes = (query.get('opened') ?? '').split(',').flatMap((text) => numberIn(text) ?? [])
  return { opensPost: { postId: numberIn(id) ?? 0, indexes } }
}

/** What the asker of an API claims to have seen. */
export function claimed({ query }: Place): Partial<Address> {
  return query.has('seen') ? { readsAs: parseSeen(query.get('seen')!) } : {}
}

/** A post's history, and the revision that is opened on it. */
export function opensPast(place: Place): Partial<Address> {
  const post = postAt(place)
  if (!post) return {}
  const open = numberIn(place.query.get('open')) ?? null
  return { past: { postId: post.id, open }, ...(open !== null && { opensPost: { postId: post.id, indexes: 'all' } }) }
}

export function edited(place: Place): Partial<Address> {
  const post = postAt(place)
  return post ? { edits: post.id } : {}
}

export function sourced({ params }: Place): Partial<Address> {
  return { edits: Number(params.id) }
}

/** What somebody said against an action: to themselves, and to whoever has the key of their private address. */
export function appealedAt({ params, query, planted: { appeal } }: Place): Partial<Address> {
  return { appeals: numberIn(params.id), ...(query.get('key') === appeal.key && { appealsBy: 'whoever' as const }) }
}

/** All that whoever asks has written, drafts and what was edited away as well. */
export function ownAll(): Partial<Address> {
  return { takesAlong: true }
}

/** A form holds what whoever asks has written for it before. */
export function ownDrafts(): Partial<Address> {
  return { drafts: true }
}
