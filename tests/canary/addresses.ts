import { SECTIONS, type Section } from '@/lib/guide/rules'
import { VERSION_KEYS } from '@/lib/film/versions'
import { draftPlace } from '@/lib/drafts/view'
import { grantedAddress } from '@/lib/images/grants'
import { LOCALES, type Locale } from '@/lib/i18n/locales'
import { api, pathsIn } from '@/lib/paths'
import { parseSeen, type Seen } from '@/lib/spoilers/seen'
import { LOGGED } from './logged'
import type { PastPage } from './past'
import type { Planted } from './planted'
import { cards, feeds, ofPosts, reveals, threadFeeds } from './samples'

/** One address, and what on it may be read although nobody has seen it. */
export interface Address {
  path: string
  locale: Locale
  /** The folder under app/ that answers it; none for what is answered before. */
  route?: string
  /** The post whose segments it opens: all, or those with these indexes. */
  opensPost?: { postId: number; indexes: 'all' | number[] }
  opensSection?: { section: Section; indexes: 'all' | number[] }
  /** The post whose Markdown its author, or a moderator, edits here. */
  edits?: number
  /** The action that somebody says something against here, and whether the address lets in whoever has it. */
  appeals?: number
  appealsBy?: 'whoever'
  /** A page of moderators. */
  moderates?: true
  /** The drafts of the member who asks. */
  drafts?: true
  /** All posts of the member who asks, as they wrote them. */
  takesAlong?: true
  /** The thread, and the page of it, whose posts are all here. */
  shows?: { threadId: number; page: number }
  /** What the answer takes whoever asks to have seen, whatever their browser says. */
  readsAs?: Seen
  /** The post whose history it is, and the revision it opens. */
  past?: PastPage
  /** Whether the whole film guide is here. */
  guide?: true
}

export type Samples = (planted: Planted, locale: Locale, site: string) => Omit<Address, 'locale' | 'route'>[]

const plain = (...paths: string[]) => paths.map((path) => ({ path }))

/** Samples of every route under app/. A route that is not here fails the hunt. */
const SAMPLES: Record<string, Samples> = {
  '/[locale]/(public)': (_, locale) => {
    const { home } = pathsIn(locale)
    return plain(home(), home({ sort: 'new' }), home({ sort: 'top', period: 'week' }), home({ sort: 'unanswered' }), home({ page: 2 }))
  },
  '/[locale]/(public)/c/[category]': (_, locale) => plain(pathsIn(locale).category('remakes'), pathsIn(locale).category('nowhere')),
  '/[locale]/(public)/tag/[tag]': (_, locale) => plain(pathsIn(locale).tag('canary'), pathsIn(locale).tag('nothing')),
  '/[locale]/(public)/t/[id]': ({ threads }, locale) => plain(...threads.slice(0, 2).map(({ id }) => pathsIn(locale).thread({ id, slug: '' }).replace(/\/$/, '')), `${pathsIn(locale).home()}/t/999999`.replace('//', '/')),
  '/[locale]/(public)/t/[id]/[slug]': ({ threads, past }, locale) => [
    ...threads.map((thread) => ({ path: pathsIn(locale).thread(thread), shows: { threadId: thread.id, page: 1 } })),
    ...plain(pathsIn(locale).thread({ id: threads[0]!.id, slug: 'a-wrong-slug' })),
    ...plain(...past.retitled.flatMap(({ id, slug, oldSlug }) => [slug, oldSlug].map((one) => pathsIn(locale).thread({ id, slug: one })))),
  ],
  '/[locale]/(public)/t/[id]/[slug]/[page]': ({ threads: [inOne] }, locale) => [
    { path: pathsIn(locale).thread(inOne!, 2), shows: { threadId: inOne!.id, page: 2 } },
    ...plain(pathsIn(locale).thread(inOne!, 99)),
  ],
  '/[locale]/(public)/t/[id]/p/[number]': ({ threads }, locale) => plain(...threads.slice(0, 3).map(({ id }) => pathsIn(locale).post(id, 2)), pathsIn(locale).post(threads[0]!.id, 9999)),
  '/[locale]/(public)/t/[id]/p/[number]/reveal': reveals,
  '/[locale]/(public)/t/[id]/p/[number]/history': ({ past, threads }, locale) => [
    ...past.edited.flatMap(({ threadId, postId, number }) => [
      { path: pathsIn(locale).history(threadId, number), past: { postId, open: null } },
      ...[1, 2].map((open) => ({ path: pathsIn(locale).history(threadId, number, { open }), past: { postId, open }, opensPost: { postId, indexes: 'all' as const } })),
    ]),
    ...plain(pathsIn(locale).history(threads[0]!.id, 2), pathsIn(locale).history(threads[0]!.id, 9999)),
  ],
  '/[locale]/(public)/t/[id]/jump': ({ threads: [inOne] }, locale) =>
    plain(...[{ to: 2 }, { to: 'end' }, { date: '2026-01-01' }, { to: 'kanari' }, { date: 'never' }, {}].map((query) => pathsIn(locale).jump(inOne!.id, query)), pathsIn(locale).jump(999_999, { to: 1 })),
  '/[locale]/(public)/t/[id]/p/[number]/replies': (planted, locale) => [
    ...ofPosts(planted, ({ replies }, id, number) => replies(id, number), locale),
    ...plain(pathsIn(locale).replies(planted.threads[0]!.id, 1, { after: 2 }), pathsIn(locale).replies(planted.threads[0]!.id, 9999)),
  ],
  '/[locale]/(public)/film': (_, locale) => [{ path: pathsIn(locale).film(), guide: true }],
  '/[locale]/(public)/film/[section]/reveal': (_, locale) => [
    ...SECTIONS.map((section) => ({ path: pathsIn(locale).filmReveal(section), opensSection: { section, indexes: 'all' as const } })),
    { path: pathsIn(locale).filmReveal('story', 1), opensSection: { section: 'story', indexes: [0, 1] } },
    ...plain(pathsIn(locale).filmReveal('nothing')),
  ],
  '/[locale]/(public)/film/versions/[version]': (_, locale) => plain(...[...VERSION_KEYS, 'us-1999'].map((version) => pathsIn(locale).version(version))),
  '/[locale]/(public)/u/[handle]': ({ people, threads }, locale) => plain(
    ...[people.author.handle, 'nobody-here'].map((handle) => pathsIn(locale).person(handle)),
    ...threads.slice(0, 4).map(({ posts }) => pathsIn(locale).person(people.author.handle, { before: posts.at(-1)!.id + 1 })),
  ),
  ...LOGGED,
  '/[locale]/(public)/about': (_, locale) => plain(pathsIn(locale).about()),
  '/[locale]/(public)/guidelines': (_, locale) => plain(pathsIn(locale).guidelines()),
  '/[locale]/(public)/privacy': (_, locale) => plain(pathsIn(locale).privacy()),
  '/[locale]/(public)/search': ({ threads }, locale) =>
    plain(...[{}, { q: 'kanari' }, { q: threads[0]!.slug.replaceAll('-', ' ') }, { q: 'canary', category: 'nowhere', from: 'never' }].map((query) => pathsIn(locale).search(query))),
  '/[locale]/(feeds)/feed.xml': (planted, locale) => feeds(planted, (key) => pathsIn(locale).siteFeed('xml', key)),
  '/[locale]/(feeds)/feed.json': (planted, locale) => feeds(planted, (key) => pathsIn(locale).siteFeed('json', key)),
  '/[locale]/(feeds)/c/[category]/feed.xml': (planted, locale) => feeds(planted, (key) => pathsIn(locale).categoryFeed('remakes', 'xml', key)),
  '/[locale]/(feeds)/c/[category]/feed.json': (planted, locale) => feeds(planted, (key) => pathsIn(locale).categoryFeed('remakes', 'json', key)),
  '/[locale]/(feeds)/t/[id]/feed.xml': (planted, locale) => threadFeeds(planted, locale, 'xml'),
  '/[locale]/(feeds)/t/[id]/feed.json': (planted, locale) => threadFeeds(planted, locale, 'json'),
  '/[locale]/(cards)/card.png': (_, locale) => cards(pathsIn(locale).siteCard()),
  '/[locale]/(cards)/film/card.png': (_, locale) => cards(pathsIn(locale).filmCard()),
  '/[locale]/(cards)/c/[category]/card.png': (_, locale) => cards(...['remakes', 'nowhere'].map((category) => pathsIn(locale).categoryCard(category))),
  '/[locale]/(cards)/t/[id]/card.png': ({ threads, past }, locale) =>
    cards(...[threads[0]!, threads[1]!, threads.at(-1)!, ...past.retitled].map(({ id }) => pathsIn(locale).threadCard(id, 'kanari')), pathsIn(locale).threadCard(999_999)),
  '/oembed': ({ threads, past }, _, site) => LOCALES.map(pathsIn).flatMap((to) => {
    const named = [...[threads[0]!, threads[1]!, threads.at(-1)!].flatMap((one) => [to.thread(one), to.post(one.id, 2), to.reveal(one.id, 2)]), ...past.retitled.map(({ id, oldSlug }) => to.thread({ id, slug: oldSlug }))]
    return cards(...named.flatMap((path) => ['json', 'xml', 'yaml'].map((format) => api.oembed({ url: site + path, format }))))
  }),
  '/sitemap.xml': () => plain(api.sitemap()), '/sitemap/[page]': () => plain(...[0, 1, 99].map(api.sitemapPage)),
  '/[locale]/(private)/new': ({ drafts }, locale) => [...plain(pathsIn(locale).newThread()), { path: pathsIn(locale).newThread({ draft: drafts.thread }), drafts: true }],
  '/[locale]/(private)/drafts': (_, locale) => [{ path: pathsIn(locale).drafts(), drafts: true }],
  '/[locale]/(private)/upload': (_, locale) => plain(pathsIn(locale).upload(), pathsIn(locale).upload({ refused: 'images-today' }), pathsIn(locale).upload({ image: '0'.repeat(32) })),
  '/[locale]/(private)/seen': (_, locale) => plain(pathsIn(locale).seen()),
  '/[locale]/(private)/settings/tokens': (_, locale) => plain(pathsIn(locale).tokens(), pathsIn(locale).tokens({ removed: 1 })),
  '/[locale]/(public)/api': (_, locale) => plain(pathsIn(locale).api()),
  '/[locale]/(private)/settings/leave': (_, locale) => plain(pathsIn(locale).leaving(), pathsIn(locale).leaving({ left: 1 })),
  '/[locale]/(private)/settings': (_, locale) => plain(pathsIn(locale).settings()),
  '/[locale]/(private)/welcome': (_, locale) => plain(pathsIn(locale).welcome()),
  '/[locale]/(private)/sign-in': ({ threads }, locale) => plain(pathsIn(locale).signIn(), pathsIn(locale).signIn({ to: pathsIn(locale).thread(threads[0]!), error: 'expired' })),
  '/[locale]/(private)/sign-in/done': () => plain(api.signedIn('/about')),
  '/[locale]/(private)/unread': (_, locale) => plain(pathsIn(locale).unread(), pathsIn(locale).unread({ before: 'x' })),
  '/[locale]/(private)/followed': (_, locale) => plain(pathsIn(locale).followed(), pathsIn(locale).followed({ before: 'x' })),
  '/[locale]/(private)/notifications': (_, locale) => plain(pathsIn(locale).notifications()),
  '/[locale]/(private)/moderation': (_, locale) => [
    ...[undefined, { kind: 'post' }, { held: 1 }, { reason: 'spoiler', category: 'story', age: 'hour', mine: 1 }, { cursor: 'x', done: 1 }].map((query) => ({ path: pathsIn(locale).moderation(query), moderates: true as const })),
  ],
  '/[locale]/(private)/moderation/queue/[id]': ({ reported }, locale) => reported.map((id) => ({ path: pathsIn(locale).queueItem(id, { done: 1 }), moderates: true })),
  '/[locale]/(private)/moderation/posts/[id]': ({ threads }, locale) =>
    threads.at(-1)!.posts.flatMap(({ id }) => [undefined, { shown: '3-9-20' }].map((query) => ({ path: pathsIn(locale).moderationItem(id, query), moderates: true as const }))),
  '/[locale]/(private)/t/[id]/reply': ({ threads, drafts }, locale) => [
    ...plain(pathsIn(locale).reply(threads[0]!.id), ...threads[0]!.posts.slice(1, 4).map(({ number }) => pathsIn(locale).reply(threads[0]!.id, { to: number, quote: 1 })), pathsIn(locale).reply(threads.at(-1)!.id, { to: 6 })),
    { path: pathsIn(locale).reply(threads[0]!.id, { draft: drafts.reply }), drafts: true },
  ],
  '/[locale]/(private)/t/[id]/edit': ({ past, threads }, locale) => [...past.retitled, ...threads.slice(0, 1)].map(({ id }) => ({ path: pathsIn(locale).editThread(id), moderates: true })),
  '/[locale]/(private)/t/[id]/arrange': ({ past, threads }, locale) => [...past.retitled, ...threads.slice(0, 1)].map(({ id }) => ({ path: pathsIn(locale).arrange(id, { posts: '2-3', done: 1 }), moderates: true })),
  '/[locale]/(private)/t/[id]/p/[number]/edit': (planted, locale) => ofPosts(planted, ({ edit }, id, number) => edit(id, number), locale, true),
  '/[locale]/(private)/t/[id]/p/[number]/flag': (planted, locale) => ofPosts(planted, ({ flag }, id, number) => flag(id, number), locale),
  '/[locale]/(private)/t/[id]/flag': ({ threads }, locale) => plain(...threads.slice(-2).map(({ id }) => pathsIn(locale).flagThread(id))),
  '/[locale]/(private)/t/[id]/flag/title': ({ threads }, locale) => plain(...threads.slice(-2).map(({ id }) => pathsIn(locale).flagTitle(id))),
  '/[locale]/(private)/u/[handle]/flag': ({ people }, locale) => plain(...Object.values(people).map(({ handle }) => pathsIn(locale).flagPerson(handle))),
  '/[locale]/(private)/t/[id]/p/[number]/more': (planted, locale) => ofPosts(planted, ({ acts }, id, number) => acts(id, number), locale),
  '/[locale]/(private)/t/[id]/p/[number]/bookmark': (planted, locale) => ofPosts(planted, ({ bookmark }, id, number) => bookmark(id, number), locale),
  '/[locale]/(private)/bookmarks': (_, locale) => plain(pathsIn(locale).bookmarks(), pathsIn(locale).bookmarks({ removed: 1 })),
  '/[locale]/(private)/u/[handle]/moderate': ({ people }, locale) => plain(...Object.values(people).map(({ handle }) => pathsIn(locale).overseeing(handle))),
  '/[locale]/(private)/standing': (_, locale) => plain(pathsIn(locale).standing()),
  '/[locale]/(private)/admin/people': (_, locale) => plain(pathsIn(locale).appointed()),
  '/[locale]/(private)/u/[handle]/block': ({ people }, locale) => plain(...Object.values(people).map(({ handle }) => pathsIn(locale).blocking(handle))),
  '/[locale]/[...rest]': (_, locale) => plain(`${pathsIn(locale).about()}/nowhere`), '/opensearch.xml': () => plain(api.openSearch()),
  '/api/auth/[...nextauth]': () => plain('/api/auth/session', '/api/auth/providers', '/api/auth/csrf', '/api/auth/error?error=Callback', '/api/auth/callback/demo?code=x'),
  '/api/v1/media': () => plain(api.upload()),
  '/media/[id]': ({ pictured: { images, gone } }) => plain(
    ...images.flatMap(({ id }) => [api.media(id), grantedAddress(id), api.media(id, 'made.up')]),
    ...gone.map(({ id }) => api.media(id)), grantedAddress(gone[0]!.id), api.media('0'.repeat(32)), api.media('kanari'),
  ),
  '/api/[...rest]': () => plain('/api/nothing', '/api/v1/posts/1/nothing'), '/api/v1/me': () => plain(api.me()),
  // Asked with GET this is a refusal: it takes a form.
  '/api/upload': () => plain(api.uploadForm('ko')), '/api/v1/me/export': () => [{ path: api.exported(), takesAlong: true }],
  '/api/v1/openapi.json': () => plain(api.openapi()),
  '/api/v1/threads': () => plain(api.threads(), api.threads({ sort: 'top', period: 'week', limit: 5 }), api.threads({ cursor: 'x' })),
  '/api/v1/threads/[id]': ({ threads }) => plain(...threads.map(({ id }) => api.thread(id)), api.thread(999_999)),
  '/api/v1/threads/[id]/posts': ({ threads }) => [
    ...plain(...threads.map(({ id }) => api.posts(id, { limit: 100 })), api.posts(threads[0]!.id, { from: 51 })),
    ...['tr-2019:whole', 'kr-2013:60'].map((seen) => ({ path: api.posts(threads[0]!.id, { seen, limit: 100 }), readsAs: parseSeen(seen) })),
  ],
  '/api/v1/posts/[id]': ({ threads }) => [
    ...plain(...threads.flatMap(({ posts }) => posts.slice(0, 6).map(({ id }) => api.post(id)))),
    ...['tr-2019:whole', 'kr-2013:60'].flatMap((seen) => threads[0]!.posts.slice(0, 6).map(({ id }) => ({ path: api.post(id, { seen }), readsAs: parseSeen(seen) }))),
  ],
  '/api/v1/posts/[id]/restore': ({ threads }) => plain(api.restore(threads[0]!.posts[0]!.id)),
  '/api/v1/posts/[id]/source': ({ threads }) => threads.flatMap(({ posts }) => posts.slice(0, 4)).map(({ id }) => ({ path: api.source(id), edits: id })),
  '/api/v1/moderation/actions': () => plain(api.acts()),
  '/api/v1/moderation/queue': () => plain(api.queue(), api.queue({ held: 1 }), api.queue({ limit: 1, reason: 'spoiler' }), api.queue({ cursor: 'x' })),
  '/api/v1/moderation/queue/news': ({ reported }) => plain(api.queueNews({ since: 0 }), api.queueNews({ since: 0, items: reported.join(',') })),
  '/api/v1/moderation/queue/[id]': ({ reported }) => plain(...reported.map((id) => api.queueItem(id))),
  '/api/v1/moderation/actions/[id]/undo': ({ appeal }) => plain(api.undoing(appeal.actionId)),
  '/api/v1/threads/[id]/flags': ({ threads }) => plain(api.threadFlags(threads[0]!.id)),
  '/api/v1/threads/[id]/title/flags': ({ threads }) => plain(api.titleFlags(threads[0]!.id)),
  '/api/v1/users/[handle]/flags': ({ people }) => plain(api.personFlags(people.author.handle), api.personFlags('nobody-here')),
  '/api/v1/posts/[id]/flags': ({ threads }) => plain(api.flags(threads[0]!.posts[0]!.id)),
  '/api/v1/users/[handle]': ({ people }) => plain(api.person(people.author.handle), api.person('nobody-here')),
  '/api/v1/users/[handle]/posts': ({ people }) => [
    ...plain(api.postsOf(people.author.handle), api.postsOf(people.author.handle, { limit: 3 }), api.postsOf('nobody-here')),
    ...['tr-2019:whole', 'kr-2013:60'].map((seen) => ({ path: api.postsOf(people.author.handle, { seen, limit: 100 }), readsAs: parseSeen(seen) })),
  ],
  '/api/v1/film': () => [...plain(api.film()), ...['any:whole', 'tr-2019:60', 'kr-2013:whole,tr-2019:whole'].map((seen) => ({ path: api.film({ seen }), readsAs: parseSeen(seen) }))],
  '/api/v1/categories': () => plain(api.categories()), '/api/v1/tags': () => plain(api.tags()),
  '/api/v1/film/versions': () => plain(api.versions()),
  '/api/v1/me/seen': () => plain(api.seen()),
  '/api/v1/me/tokens': () => plain(api.tokens()),
  '/api/v1/me/tokens/[id]': () => plain(api.token(1)),
  '/api/v1/overlay': ({ threads }) => plain(api.listOverlay(threads.map(({ id }) => id), 'remakes'), api.listOverlay([])),
  // Asked with GET these are refusals.
  '/api/v1/me/reading': () => plain(api.reading()),
  '/api/v1/threads/[id]/follow': ({ threads }) => plain(api.followThread(threads[0]!.id)),
  '/api/v1/categories/[slug]/follow': () => plain(api.followCategory('remakes')),
  '/api/v1/search': ({ canaries, people }) => [
    ...plain(api.search({ q: 'kanari', limit: 100 }), api.search({ q: 'sealed -open', author: people.author.handle, version: 'tr-2019' }), api.search({ q: 'kanarj', cursor: 'x' }), api.search()),
    // A word that is asked for in full: whoever has not seen it is told of no post, and of no other word.
    ...canaries.filter((_, at) => at % 25 === 0).map(({ word }) => ({ path: api.search({ q: word }) })),
    ...['any:whole', 'tr-2019:60', 'kr-2013:whole,tr-2019:whole'].map((seen) => ({ path: api.search({ q: 'kanari', limit: 100, seen }), readsAs: parseSeen(seen) })),
  ],
  '/api/v1/me/drafts/[place]': ({ threads }) => [{ path: api.draft(draftPlace.reply(threads[0]!.id)), drafts: true }, ...plain(api.draft(draftPlace.newThread()), api.draft('nowhere'))],
  '/api/v1/people': ({ threads }) => plain(api.people({ q: 'kanari' }), api.people({ q: '', thread: threads[0]!.id }), api.people({ q: 'm' })),
  '/api/v1/me/bookmarks': () => plain(api.bookmarks(), api.bookmarks({ limit: 1 })),
  '/api/v1/me/notifications': () => plain(api.notifications(), api.notifications({ limit: 1 })),
  // Asked with GET these are refusals: they are for acts.
  '/api/v1/me/notifications/read': () => plain(api.readNotifications()),
  '/api/v1/posts/[id]/reactions/[kind]': ({ threads }) => plain(...threads[0]!.posts.slice(0, 2).map(({ id }) => api.react(id, 'heart'))),
  '/api/v1/posts/[id]/bookmark': ({ threads }) => plain(...threads[0]!.posts.slice(0, 2).map(({ id }) => api.bookmark(id))),
  '/api/v1/preview': () => plain(api.preview()),
  '/api/v1/threads/[id]/overlay': ({ threads }) => plain(...threads.slice(0, 3).map(({ id }) => api.overlay(id, 1)), api.overlay(999_999, 1)),
  '/api/v1/threads/[id]/events': ({ threads }) => plain(...threads.slice(0, 2).map(({ id }) => `${api.events(id)}?lastEventId=0`), api.events(999_999)),
  '/api/v1/posts/[id]/quote': ({ threads }) => [
    ...plain(...threads.flatMap(({ posts }) => posts.slice(0, 4).map(({ id }) => api.quote(id))), api.quote(999_999)),
    // Asked for by its index, a stretch is quoted as a reveal shows it, in marks.
    { path: api.quote(threads[1]!.posts[0]!.id, [0]), opensPost: { postId: threads[1]!.posts[0]!.id, indexes: [0] } },
    { path: api.quote(threads[1]!.posts[0]!.id, [0], '0-9-99'), opensPost: { postId: threads[1]!.posts[0]!.id, indexes: [0] } },
    ...plain(api.quote(threads[0]!.posts[1]!.id, [], '0-9-99'), api.quote(threads[0]!.posts[1]!.id, [], '0-4-23')),
  ],
  // Asked with GET these are refusals; what POST answers is a test of its own.
  '/api/v1/posts/[id]/reveal': ({ threads }) => plain(...threads[0]!.posts.slice(0, 3).map(({ id }) => api.reveal(id))),
  '/api/v1/posts/[id]/polls': ({ canaries }) => plain(...new Set(canaries.filter(({ what }) => what.startsWith('poll')).map(({ postId }) => api.polls(postId))), api.polls(999_999)),
  '/api/v1/posts/[id]/polls/[index]/vote': ({ threads }) => plain(...threads.slice(0, 2).map(({ posts }) => api.vote(posts[0]!.id, 1))),
  '/api/v1/posts/[id]/revisions': ({ past }) => past.edited.flatMap(({ postId }) => [
    { path: api.revisions(postId), past: { postId, open: null } },
    ...['tr-2019:whole', 'kr-2013:60'].map((seen) => ({ path: `${api.revisions(postId)}?seen=${seen}`, past: { postId, open: null }, readsAs: parseSeen(seen) })),
  ]),
  '/api/v1/film/[section]/reveal': () => plain(api.filmReveal('story')),
}

/** Addresses that are no folder of app/: files, health, the demo provider, and ones that are nobody's. */
const ELSEWHERE = [
  '/icon.svg', '/manifest.webmanifest', '/healthz', '/readyz', '/metrics', '/robots.txt',
  '/demo-idp', '/demo-idp/.well-known/openid-configuration', '/demo-idp/auth', '/api/v1', '/api/v1/threads', '/api/v1/posts/1', '/api/v1/posts/1/source',
  '/_next/data/x/index.json', '/_next/image?url=/t/1', '/%00', '/%E0%A4%A', '/t/1/%2e%2e/%2e%2e', '//t/1', '/en', '/EN/film',
]

/** Every address there is on the forum that is served at `site`, with samples for each; `missing` are the routes that nobody has given a sample. */
export function everyAddress(planted: Planted, routes: readonly string[], site: string): { addresses: Address[]; missing: string[] } {
  const addresses = routes.flatMap((route) => {
    const locales = route.includes('[locale]') ? LOCALES : LOCALES.slice(0, 1)
    return locales.flatMap((locale) => (SAMPLES[route]?.(planted, locale, site) ?? []).map((address) => ({ ...address, locale, route })))
  })
  return { addresses: [...addresses, ...ELSEWHERE.map((path) => ({ path, locale: LOCALES[0] }))], missing: routes.filter((route) => !(route in SAMPLES)) }
}
