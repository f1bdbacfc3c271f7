import type { Locale } from '@/lib/i18n/locales'
import { pathsIn, type FeedForm } from '@/lib/paths'
import { NOTHING_SEEN } from '@/lib/spoilers/seen'
import type { Address } from './addresses'
import type { Planted } from './planted'

/** What is the same for whoever asks: made for somebody who has seen nothing. */
export function cards(...paths: string[]) {
  return paths.map((path) => ({ path, readsAs: NOTHING_SEEN }))
}

/** A feed as everybody has it, and with the key of each member, for whoever has that. */
export function feeds({ people, feedKeys }: Planted, address: (key?: string) => string) {
  const own = Object.entries(people).map(([name, member]) => ({ path: address(feedKeys[name]), readsAs: member.seen }))
  return [{ path: address(), readsAs: NOTHING_SEEN }, ...own, { path: address('1.1.none'), readsAs: NOTHING_SEEN }]
}

/** The feeds of two threads, with all their posts in them: a whole thread, and moderators' seals. */
export function threadFeeds(planted: Planted, locale: Locale, form: FeedForm) {
  return [planted.threads[1]!, planted.threads.at(-1)!].flatMap(({ id }) =>
    feeds(planted, (key) => pathsIn(locale).threadFeed(id, form, key)))
}

/** Posts opened without script: whole ones, and stretches in stretches. */
export function reveals({ threads, canaries }: Planted, locale: Locale): Omit<Address, 'locale' | 'route'>[] {
  const { reveal } = pathsIn(locale)
  const [inOne] = threads
  const nested = canaries.find(({ what }) => what.startsWith('nested'))!
  const inner = canaries.filter(({ postId }) => postId === nested.postId).map(({ index }) => index).find((index) => index > nested.index)!
  const whole = threads[1]!
  return [
    ...inOne!.posts.filter((_, at) => at % 8 === 1).map(({ id, number }) => ({ path: reveal(inOne!.id, number), opensPost: { postId: id, indexes: 'all' as const } })),
    { path: reveal(nested.threadId, nested.number, nested.index), opensPost: { postId: nested.postId, indexes: [0, nested.index] } },
    { path: reveal(nested.threadId, nested.number, inner), opensPost: { postId: nested.postId, indexes: [0, nested.index, inner] } },
    { path: reveal(whole.id, 1, 0), opensPost: { postId: whole.posts[0]!.id, indexes: [0] } },
    { path: reveal(threads.at(-1)!.id, 6) },
    { path: reveal(inOne!.id, 9999) },
  ]
}

/** A page of each of a few posts: with a mark, in a whole thread, sealed by moderators, deleted. */
export function ofPosts({ threads }: Planted, address: (paths: ReturnType<typeof pathsIn>, threadId: number, number: number) => string, locale: Locale, edits = false) {
  const few = [[threads[0]!, 2], [threads[0]!, 5], [threads[2]!, 1], [threads.at(-1)!, 3], [threads.at(-1)!, 5], [threads.at(-1)!, 6]] as const
  return few.map(([{ id, posts }, number]) => ({ path: address(pathsIn(locale), id, number), ...(edits && { edits: posts[number - 1]!.id }) }))
}
