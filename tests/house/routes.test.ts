import { expect, test } from 'vitest'
import { LOCALES, DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { isCard, isFeed, isPublicPage, threadOfPage } from '@/lib/pages/routes'
import { api, pathsIn } from '@/lib/paths'
import { filesOf, textOf } from './sources'

const LOCALE = 'app/[locale]/'
const pages = filesOf('app', /\/(?:page\.tsx|route\.ts)$/)

/** The address that a page's or route's file answers, with a value for each of its folders in brackets. */
function sampleOf(file: string): string {
  const folders = file.split('/').slice(1, -1).filter((folder) => !folder.startsWith('(') && folder !== '[locale]')
  return `/${folders.map((folder) => folder.replace(/^\[+(?:\.\.\.)?(\w+)\]+$/, (_, name: string) => SAMPLES[name] ?? 'x')).join('/')}`
}

const SAMPLES: Record<string, string> = { id: '42', number: '7', page: '2', slug: 'the-yellow-balloon', section: 'story', version: 'kr-2013', tag: '눈물' }

function inEveryLanguage(path: string): string[] {
  return LOCALES.map((locale) => (locale === DEFAULT_LOCALE ? path : `/${locale}${path === '/' ? '' : path}`))
}

test('a page is public in server.ts exactly when its folder says so', () => {
  const wrong = pages.filter((file) => file.startsWith(LOCALE) && !file.includes('[...')).flatMap((file) => {
    const shared = file.startsWith(`${LOCALE}(public)/`)
    return inEveryLanguage(sampleOf(file)).filter((path) => isPublicPage(path) !== shared).map((path) => `${path} (${file})`)
  })
  expect(wrong).toEqual([])
})

test('nothing else is a public page: neither programs’ addresses nor paths that only begin like one', () => {
  const others = [...pages.filter((file) => !file.startsWith(LOCALE)).map(sampleOf), '/film/', '/t/42/p/7/edit/x', '/aboutx', '/ko/ko', '//film', '/c/a/b', '/moderation', '/_next/x']
  expect(others.filter(isPublicPage)).toEqual([])
})

test('an address is a feed in server.ts exactly when its folder says so', () => {
  const wrong = pages.filter((file) => !file.includes('[...')).flatMap((file) => {
    const feed = file.startsWith(`${LOCALE}(feeds)/`)
    return inEveryLanguage(sampleOf(file)).filter((path) => isFeed(path) !== feed).map((path) => `${path} (${file})`)
  })
  expect(wrong).toEqual([])
  expect(['/t/42/feed.xml', '/ko/t/42/feed.json'].map(threadOfPage)).toEqual([null, null])
  expect(['/feed.xml/', '/u/nari/feed.xml', '/feed.rss', '/t/42/slug/feed.xml'].filter(isFeed)).toEqual([])
})

test('an address is a link’s card in server.ts exactly when its folder says so', () => {
  const wrong = pages.filter((file) => !file.includes('[...')).flatMap((file) => {
    const card = file.startsWith(`${LOCALE}(cards)/`) || file === 'app/oembed/route.ts'
    const paths = file.startsWith(LOCALE) ? inEveryLanguage(sampleOf(file)) : [sampleOf(file)]
    return paths.filter((path) => isCard(path) !== card).map((path) => `${path} (${file})`)
  })
  expect(wrong).toEqual([])
  expect(['/t/42/card.png', '/ko/t/42/card.png', '/t/42/jump'].map(threadOfPage)).toEqual([null, null, null])
  expect(['/card.png/', '/u/nari/card.png', '/t/42/slug/card.png', '/ko/oembed', '/film/card.jpg'].filter(isCard)).toEqual([])
})

test('every page stands in a folder that says whether it is public, private, a feed or a card', () => {
  const loose = pages.filter((file) => file.startsWith(LOCALE) && !/^app\/\[locale\]\/(?:\((?:public|private|feeds|cards)\)\/|\[\.\.\.rest\]\/)/.test(file))
  expect(loose).toEqual([])
})

test('every private page asks who is reading', () => {
  const asks = (text: string) => /from '@\/lib\/viewer\/(?:session|settle)'/.test(text)
  expect(pages.filter((file) => file.startsWith(`${LOCALE}(private)/`) && !asks(textOf(file)))).toEqual([])
  expect(asks("import { publicViewer } from '@/lib/viewer/public'")).toBe(false)
})

const thread = { id: 42, slug: 'the-yellow-balloon' }
const to = pathsIn('ko')
const PEOPLE = {
  home: to.home(), siteFeed: to.siteFeed('xml'), categoryFeed: to.categoryFeed('story', 'json'), threadFeed: to.threadFeed(42, 'xml', 'key'),
  siteCard: to.siteCard(), filmCard: to.filmCard(), categoryCard: to.categoryCard('story', 'v'), threadCard: to.threadCard(42),
  category: to.category('story'), tag: to.tag('눈물'), thread: to.thread(thread, 2), post: to.post(42, 7), threadById: to.threadById(42), editThread: to.editThread(42), arrange: to.arrange(42, { posts: 7 }), history: to.history(42, 7), reveal: to.reveal(42, 7, 1), replies: to.replies(42, 7), jump: to.jump(42, { to: 'end' }),
  reply: to.reply(42), edit: to.edit(42, 7), flag: to.flag(42, 7), flagThread: to.flagThread(42), flagTitle: to.flagTitle(42), flagPerson: to.flagPerson('nari'), queueItem: to.queueItem(7), acts: to.acts(42, 7), bookmark: to.bookmark(42, 7), bookmarks: to.bookmarks(), blocking: to.blocking('nari'), overseeing: to.overseeing('nari'), standing: to.standing(), appointed: to.appointed(), newThread: to.newThread(), upload: to.upload(), unread: to.unread(), followed: to.followed(), search: to.search(), film: to.film(),
  filmReveal: to.filmReveal('story', 1), version: to.version('kr-2013'), person: to.person('nari'), seen: to.seen(), signIn: to.signIn(),
  welcome: to.welcome(), settings: to.settings(), leaving: to.leaving(), tokens: to.tokens(), api: to.api(), notifications: to.notifications(), moderation: to.moderation(), moderationItem: to.moderationItem(7),
  drafts: to.drafts(), moderationLog: to.moderationLog(), logEntry: to.logEntry(7), appeal: to.appeal(7), logFeed: to.logFeed('xml'), figures: to.figures(), appeals: to.appeals(), moderationAppeal: to.moderationAppeal(7), cannedReasons: to.cannedReasons(), admin: to.admin(), webhooks: to.webhooks(), webhook: to.webhook(7), blockedWords: to.blockedWords(), about: to.about(), guidelines: to.guidelines(), privacy: to.privacy(),
} satisfies Record<keyof typeof to, string>
const PROGRAMS = {
  react: api.react(7, 'heart'), bookmark: api.bookmark(7), bookmarks: api.bookmarks(), notifications: api.notifications(), readNotifications: api.readNotifications(),
  openapi: api.openapi(), categories: api.categories(), tags: api.tags(), versions: api.versions(), threads: api.threads(), thread: api.thread(42), posts: api.posts(42), post: api.post(7), restore: api.restore(7), source: api.source(7), flags: api.flags(7), threadFlags: api.threadFlags(42), titleFlags: api.titleFlags(42), personFlags: api.personFlags('nari'), queue: api.queue(), queueNews: api.queueNews(), queueItem: api.queueItem(7), undoing: api.undoing(7), person: api.person('nari'), postsOf: api.postsOf('nari'), film: api.film(), seen: api.seen(), tokens: api.tokens(), token: api.token(1), webhooks: api.webhooks(), webhook: api.webhook(7), webhookSecret: api.webhookSecret(7), webhookTest: api.webhookTest(7), webhookRestore: api.webhookRestore(7),
  me: api.me(), draft: api.draft('reply-42'), people: api.people({ q: 'na' }), listOverlay: api.listOverlay([42]), reading: api.reading(), followThread: api.followThread(42), followCategory: api.followCategory('story'), overlay: api.overlay(42, 2), events: api.events(42), reveal: api.reveal(7), quote: api.quote(7, [1]), revisions: api.revisions(7), polls: api.polls(7), vote: api.vote(7, 693006804), search: api.search({ q: 'x' }), openSearch: api.openSearch(), oembed: api.oembed({ url: 'x' }), filmReveal: api.filmReveal('story'), preview: api.preview(), signedIn: api.signedIn('/film'),
  acts: api.acts(), moderationLog: api.moderationLog(), appeal: api.appeal(7), appeals: api.appeals(), decideAppeal: api.decideAppeal(7),
  upload: api.upload(), uploadForm: api.uploadForm('ko'), exported: api.exported(), media: api.media('x'), sitemap: api.sitemap(), sitemapPage: api.sitemapPage(1),
} satisfies Record<keyof typeof api, string>

test('every address of lib/paths.ts leads to a page or a route', () => {
  const shapes = pages.filter((file) => !file.includes('[...rest]')).map(shapeOf)
  const leads = (address: string) => shapes.some((shape) => shape.test(address.replace(/^\/ko(?=\/|$)/, '').split('?')[0] || '/'))
  expect(Object.values({ ...PEOPLE, api: Object.values(PROGRAMS) }).flat().filter((address) => !leads(address))).toEqual([])
  expect(leads('/no/such/page')).toBe(false)
})

function shapeOf(file: string): RegExp {
  const path = file.replace(/\/(?:page\.tsx|route\.ts)$/, '').split('/').slice(1).filter((folder) => !folder.startsWith('(') && folder !== '[locale]')
  return new RegExp(`^/${path.map((folder) => folder.replace(/^\[\.\.\..*\]$/, '.+').replace(/^\[.*\]$/, '[^/]+')).join('/')}$`)
}
