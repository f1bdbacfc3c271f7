import { DEFAULT_LOCALE, splitLocale, type Locale } from '@/lib/i18n/locales'

type Query = Record<string, string | number | null | undefined>

/** A feed's form, by the ending of its address: Atom, or JSON Feed. */
export type FeedForm = 'xml' | 'json'

interface ThreadAddress {
  id: number
  slug: string
}

/** Every address of the site on one screen. `pathsIn('ko').home()` → "/ko". */
export function pathsIn(locale: Locale) {
  const prefix = locale === DEFAULT_LOCALE ? '' : `/${locale}`
  const at = (path: string, query?: Query) => (prefix + path || '/') + search(query)
  return {
    home: (query?: Query) => at(prefix ? '' : '/', query),
    category: (slug: string, query?: Query) => at(`/c/${slug}`, query),
    siteFeed: (form: FeedForm, key?: string) => at(`/feed.${form}`, { key }),
    categoryFeed: (slug: string, form: FeedForm, key?: string) => at(`/c/${slug}/feed.${form}`, { key }),
    threadFeed: (threadId: number, form: FeedForm, key?: string) => at(`/t/${threadId}/feed.${form}`, { key }),
    /** The pictures of links: of the forum, its film guide, a category, a thread. Kept for good under the version of what is on them. */
    siteCard: (version?: string) => at('/card.png', { v: version }),
    filmCard: (version?: string) => at('/film/card.png', { v: version }),
    categoryCard: (slug: string, version?: string) => at(`/c/${slug}/card.png`, { v: version }),
    threadCard: (threadId: number, version?: string) => at(`/t/${threadId}/card.png`, { v: version }),
    tag: (slug: string, query?: Query) => at(`/tag/${encodeURIComponent(slug)}`, query),
    thread: (thread: ThreadAddress, page = 1) => at(`/t/${thread.id}/${encodeURIComponent(thread.slug)}${page > 1 ? `/${page}` : ''}`),
    /** A thread, whatever it is called: it redirects. */
    threadById: (threadId: number) => at(`/t/${threadId}`),
    /** Leads on to a post: `{ to: 12 }`, `{ to: 'end' }`, `{ date: '2026-11-22' }`. */
    jump: (threadId: number, query?: Query) => at(`/t/${threadId}/jump`, query),
    editThread: (threadId: number, query?: Query) => at(`/t/${threadId}/edit`, query),
    /** Where moderators lock a thread, pin, delete, merge and split it; `posts` to be split off. */
    arrange: (threadId: number, query?: Query) => at(`/t/${threadId}/arrange`, query),
    post: (threadId: number, number: number) => at(`/t/${threadId}/p/${number}`),
    history: (threadId: number, number: number, query?: Query) => at(`/t/${threadId}/p/${number}/history`, query),
    reveal: (threadId: number, number: number, segment?: number) => at(`/t/${threadId}/p/${number}/reveal`, { s: segment }),
    reply: (threadId: number, query?: Query) => at(`/t/${threadId}/reply`, query),
    /** Who answered a post, and the post itself. */
    replies: (threadId: number, number: number, query?: Query) => at(`/t/${threadId}/p/${number}/replies`, query),
    edit: (threadId: number, number: number) => at(`/t/${threadId}/p/${number}/edit`),
    /** Where somebody reports a post, a thread, the title of one, a person; and takes that back. */
    flag: (threadId: number, number: number) => at(`/t/${threadId}/p/${number}/flag`),
    flagThread: (threadId: number) => at(`/t/${threadId}/flag`),
    flagTitle: (threadId: number) => at(`/t/${threadId}/flag/title`),
    flagPerson: (handle: string) => at(`/u/${encodeURIComponent(handle)}/flag`),
    acts: (threadId: number, number: number, query?: Query) => at(`/t/${threadId}/p/${number}/more`, query),
    bookmark: (threadId: number, number: number) => at(`/t/${threadId}/p/${number}/bookmark`),
    newThread: (query?: Query) => at('/new', query),
    upload: (query?: Query) => at('/upload', query),
    unread: (query?: Query) => at('/unread', query),
    followed: (query?: Query) => at('/followed', query),
    search: (query?: Query) => at('/search', query),
    film: () => at('/film'),
    filmReveal: (section: string, segment?: number) => at(`/film/${section}/reveal`, { s: segment }),
    version: (version: string) => at(`/film/versions/${version}`),
    person: (handle: string, query?: Query) => at(`/u/${encodeURIComponent(handle)}`, query),
    blocking: (handle: string) => at(`/u/${encodeURIComponent(handle)}/block`),
    /** What moderators know of somebody and may decide about them. */
    overseeing: (handle: string, query?: Query) => at(`/u/${encodeURIComponent(handle)}/moderate`, query),
    /** How one stands oneself, and what moderators have said to one. */
    standing: (query?: Query) => at('/standing', query),
    /** Who was appointed. */
    appointed: (query?: Query) => at('/admin/people', query),
    seen: (query?: Query) => at('/seen', query),
    signIn: (query?: Query) => at('/sign-in', query),
    drafts: (query?: Query) => at('/drafts', query),
    welcome: (query?: Query) => at('/welcome', query),
    tokens: (query?: Query) => at('/settings/tokens', query),
    api: () => at('/api'),
    settings: (query?: Query) => at('/settings', query),
    leaving: (query?: Query) => at('/settings/leave', query),
    notifications: (query?: Query) => at('/notifications', query),
    bookmarks: (query?: Query) => at('/bookmarks', query),
    moderation: (query?: Query) => at('/moderation', query),
    /** An item of the queue that is no post: a thread, its title or a person. */
    queueItem: (itemId: number, query?: Query) => at(`/moderation/queue/${itemId}`, query),
    moderationItem: (postId: number, query?: Query) => at(`/moderation/posts/${postId}`, query),
    moderationLog: (query?: Query) => at('/moderation/log', query),
    logEntry: (actionId: number) => at(`/moderation/log/${actionId}`),
    /** Where the person whom an action concerns says something against it; with a key, whoever cannot sign in. */
    appeal: (actionId: number, query?: Query) => at(`/moderation/log/${actionId}/appeal`, query),
    logFeed: (form: FeedForm) => at(`/moderation/log/feed.${form}`),
    figures: () => at('/moderation/figures'),
    appeals: (query?: Query) => at('/moderation/appeals', query),
    moderationAppeal: (appealId: number, query?: Query) => at(`/moderation/appeals/${appealId}`, query),
    cannedReasons: (query?: Query) => at('/admin/reasons', query),
    admin: () => at('/admin'),
    webhooks: (query?: Query) => at('/admin/webhooks', query),
    webhook: (id: number, query?: Query) => at(`/admin/webhooks/${id}`, query),
    blockedWords: (query?: Query) => at('/admin/words', query),
    about: () => at('/about'),
    guidelines: () => at('/guidelines'),
    privacy: () => at('/privacy'),
  }
}

/** The same page in another language: `inLanguage('ko', '/film?a=1')` → "/ko/film?a=1". */
export function inLanguage(locale: Locale, address: string): string {
  const [, path = '/', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
  const [, bare] = splitLocale(path)
  const prefix = locale === DEFAULT_LOCALE ? '' : `/${locale}`
  return (prefix + (bare === '/' && prefix ? '' : bare) || '/') + rest
}

/** Addresses for programs; they have no language. */
export const api = {
  me: () => '/api/v1/me',
  exported: () => '/api/v1/me/export',
  openapi: () => '/api/v1/openapi.json',
  threads: (query?: Query) => `/api/v1/threads${search(query)}`,
  thread: (threadId: number) => `/api/v1/threads/${threadId}`,
  posts: (threadId: number, query?: Query) => `/api/v1/threads/${threadId}/posts${search(query)}`,
  post: (postId: number, query?: Query) => `/api/v1/posts/${postId}${search(query)}`,
  restore: (postId: number) => `/api/v1/posts/${postId}/restore`,
  source: (postId: number) => `/api/v1/posts/${postId}/source`,
  flags: (postId: number) => `/api/v1/posts/${postId}/flags`,
  threadFlags: (threadId: number) => `/api/v1/threads/${threadId}/flags`,
  titleFlags: (threadId: number) => `/api/v1/threads/${threadId}/title/flags`,
  personFlags: (handle: string) => `/api/v1/users/${encodeURIComponent(handle)}/flags`,
  queue: (query?: Query) => `/api/v1/moderation/queue${search(query)}`,
  queueNews: (query?: Query) => `/api/v1/moderation/queue/news${search(query)}`,
  queueItem: (itemId: number) => `/api/v1/moderation/queue/${itemId}`,
  undoing: (actionId: number) => `/api/v1/moderation/actions/${actionId}/undo`,
  person: (handle: string) => `/api/v1/users/${encodeURIComponent(handle)}`,
  postsOf: (handle: string, query?: Query) => `/api/v1/users/${encodeURIComponent(handle)}/posts${search(query)}`,
  film: (query?: Query) => `/api/v1/film${search(query)}`,
  categories: () => '/api/v1/categories',
  tags: () => '/api/v1/tags',
  versions: () => '/api/v1/film/versions',
  seen: () => '/api/v1/me/seen',
  webhooks: () => '/api/v1/webhooks',
  webhook: (id: number) => `/api/v1/webhooks/${id}`,
  webhookSecret: (id: number) => `/api/v1/webhooks/${id}/secret`,
  webhookTest: (id: number) => `/api/v1/webhooks/${id}/test`,
  webhookRestore: (id: number) => `/api/v1/webhooks/${id}/restore`,
  tokens: () => '/api/v1/me/tokens',
  token: (id: number) => `/api/v1/me/tokens/${id}`,
  /** What one has written at a place and not posted (`draftPlace` of lib/drafts/view.ts). */
  draft: (place: string) => `/api/v1/me/drafts/${place}`,
  /** People whose handle or name begins with `q`; those who wrote in the thread first. */
  people: (query: { q: string; thread?: number | null }) => `/api/v1/people${search(query)}`,
  /** Where one stands in the threads of a list, and how much one wants to hear of its category. */
  listOverlay: (threadIds: readonly number[], category?: string) => `/api/v1/overlay${search({ threads: threadIds.join(','), category })}`,
  reading: () => '/api/v1/me/reading',
  followThread: (threadId: number) => `/api/v1/threads/${threadId}/follow`,
  followCategory: (slug: string) => `/api/v1/categories/${encodeURIComponent(slug)}/follow`,
  overlay: (threadId: number, page: number) => `/api/v1/threads/${threadId}/overlay?page=${page}`,
  /** A thread's live stream; `after` is the place in the order of events that it goes on from. */
  events: (threadId: number, after?: string) => `/api/v1/threads/${threadId}/events${search({ lastEventId: after })}`,
  reveal: (postId: number) => `/api/v1/posts/${postId}/reveal`,
  react: (postId: number, kind: string) => `/api/v1/posts/${postId}/reactions/${kind}`,
  bookmark: (postId: number) => `/api/v1/posts/${postId}/bookmark`,
  bookmarks: (query?: Query) => `/api/v1/me/bookmarks${search(query)}`,
  notifications: (query?: Query) => `/api/v1/me/notifications${search(query)}`,
  readNotifications: () => '/api/v1/me/notifications/read',
  polls: (postId: number) => `/api/v1/posts/${postId}/polls`,
  /** Where moderators act. */
  acts: () => '/api/v1/moderation/actions',
  moderationLog: (query?: Query) => `/api/v1/moderation/log${search(query)}`,
  appeal: (actionId: number) => `/api/v1/moderation/actions/${actionId}/appeal`,
  appeals: (query?: Query) => `/api/v1/moderation/appeals${search(query)}`,
  decideAppeal: (appealId: number) => `/api/v1/moderation/appeals/${appealId}`,
  vote: (postId: number, poll: number) => `/api/v1/posts/${postId}/polls/${poll}/vote`,
  revisions: (postId: number) => `/api/v1/posts/${postId}/revisions`,
  /** The Markdown of a quote, with what the reader opened by these indexes; of what they selected alone ("from-to-all", components/threads/selected.ts). */
  quote: (postId: number, opened: readonly number[] = [], selected: string | null = null) => `/api/v1/posts/${postId}/quote${search({ opened: opened.join(','), selected })}`,
  filmReveal: (section: string) => `/api/v1/film/${section}/reveal`,
  preview: () => '/api/v1/preview',
  /** Where images are sent to: by script, and by a form of a page in a language. */
  upload: () => '/api/v1/media',
  uploadForm: (locale: Locale) => `/api/upload?page=${locale}`,
  /** An image; with a grant for whoever was let in to it. */
  media: (id: string, grant?: string) => `/media/${id}${search({ for: grant })}`,
  search: (query?: Query) => `/api/v1/search${search(query)}`,
  openSearch: () => '/opensearch.xml',
  oembed: (query?: Query) => `/oembed${search(query)}`,
  sitemap: () => '/sitemap.xml',
  sitemapPage: (page: number) => `/sitemap/${page}.xml`,
  /** Where a sign-in ends before it goes on to `to`. */
  signedIn: (to: string) => `/sign-in/done${search({ to })}`,
}

/**
 * The path to go on to after sign-in, if it stays on this site, else the fallback. Takes a path, never a host: "//evil", "/\evil",
 * "https://evil", "/..//evil" and anything with control characters are refused.
 */
export function localPath(value: string | null | undefined, fallback = '/'): string {
  if (!value || !/^\/(?![/\\])/.test(value) || /[\u0000-\u001f\\]/.test(value)) return fallback
  const base = 'http://site.invalid'
  const url = URL.canParse(value, base) ? new URL(value, base) : null
  // Dots are resolved by now, and what is left may begin with two slashes again.
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return fallback
  return url.pathname + url.search + url.hash
}

function search(query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return entries.length ? `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}` : ''
}

/** The thread, and the post if it names one, that a path of this site leads to; null for any other. What the thread is called does not matter. */
export function placeOf(path: string): { locale: Locale; threadId: number; number: number | null } | null {
  const [locale, rest] = splitLocale(path)
  const ofPost = /^\/t\/(\d+)\/p\/(\d+)(?:#.*)?$/.exec(rest)
  const [, id = '', number] = ofPost ?? /^\/t\/(\d+)(?:\/(?!(?:p|reply|edit|arrange|jump)(?:[/#]|$))[^/.#]+(?:\/\d+)?)?(?:#p(\d+)|#.*)?$/.exec(rest) ?? []
  return idIn(id) === 0 ? null : { locale, threadId: idIn(id), number: number === undefined ? null : idIn(number) }
}

/** A number in an address; 0, which nothing has, for anything that is none. */
export function idIn(segment: string): number {
  return /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : 0
}

/** The text of an address's segment; what cannot be decoded stays as it is. */
export function segmentText(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize('NFC')
  } catch {
    return segment
  }
}
