import type { Address } from './addresses'
import { appealedAt, claimed, edited, granted, keyed, opensPast, ownAll, ownDrafts, quoted, revealed, revealedSection, sourced, type Place } from './opened'

/** Whose eyes a surface's answers are made for, so what of the sealed words may stand in them. */
export type Shows =
  /** Everybody: no sealed word, whatever whoever asks has seen. */
  | 'nothing'
  /** Whoever asks, by what they have seen. */
  | 'what was seen'
  /** The same, and what the address, or the body sent to it, asks to open. */
  | 'what was asked for'
  /** Whoever asks, by what they have seen, each earlier text by what is sealed of it now, and the revision that the address opens. */
  | 'the past'
  /** The author of the one text that it is about, and moderators. */
  | 'one’s own'
  /** Moderators at work. */
  | 'moderators'

/** A kind of address, or another way out of the forum. Whoever adds one says here what it is. */
export interface Surface {
  /** The folder under app/ that answers it, or the shape of the paths that none does. None: no address leads to it (a log). */
  at?: string | RegExp
  /** Its row in the table, shared by surfaces that are one to whoever reads them. */
  row: string
  answers: keyof typeof ANSWERS
  shows: Shows
  /** Its addresses lead nowhere: one that answers is of a surface that nobody has declared. */
  nowhere?: true
  /** What an address opens, from the parts of its path and its query. */
  opens?: (place: Place) => Partial<Address>
}

/** The media types that each kind of answer may have; errors, redirects and trouble pages may come from any address. */
export const ANSWERS = {
  page: ['text/html', 'text/x-component'],
  json: ['application/json'],
  xml: ['application/xml', 'text/xml'],
  'open search': ['application/opensearchdescription+xml'],
  atom: ['application/atom+xml'],
  'json feed': ['application/feed+json'],
  text: ['text/plain'],
  image: ['image/png', 'image/svg+xml', 'image/x-icon', 'image/webp'],
  manifest: ['application/manifest+json'],
  stream: ['text/event-stream'],
  file: ['application/javascript', 'text/javascript', 'text/css', 'font/woff2', 'image/svg+xml', 'image/png', 'application/json'],
  anything: ['text/html', 'text/x-component', 'application/json', 'application/jwk-set+json', 'text/plain'],
  oembed: ['application/json', 'application/json+oembed', 'text/xml'],
  log: [],
} as const

/** What may come instead of an answer, from any address. */
export const TROUBLE = ['text/html', 'text/x-component', 'text/plain', 'application/problem+json', 'application/json']

/** Every header of an answer. One that is not here fails the hunt. */
export const HEADERS = [
  'access-control-allow-origin', 'age', 'allow', 'cache-control', 'connection', 'content-disposition', 'content-language', 'content-length', 'content-security-policy', 'content-type', 'date', 'etag', 'expires', 'keep-alive',
  'last-modified', 'link', 'location', 'permissions-policy', 'pragma', 'referrer-policy', 'refresh', 'retry-after', 'set-cookie', 'transfer-encoding', 'vary', 'x-accel-buffering',
  'x-content-type-options', 'x-request-id', 'x-robots-tag', 'accept-ranges', 'access-control-allow-headers', 'access-control-allow-methods', 'access-control-max-age', 'ratelimit', 'ratelimit-policy', 'www-authenticate',
  // The page cache's.
  'x-cache', 'surrogate-key', 'cache-tag', 'cdn-cache-control', 'content-encoding',
  // Next's own.
  'x-nextjs-action-not-found', 'x-nextjs-cache', 'x-nextjs-prerender', 'x-nextjs-postponed', 'x-nextjs-redirect', 'x-nextjs-rewrite', 'x-nextjs-rewritten-path', 'x-nextjs-rewritten-query', 'x-nextjs-stale-time', 'x-next-cache-tags',
  'x-middleware-rewrite', 'x-middleware-next', 'x-powered-by',
]

const PUBLIC = '/[locale]/(public)'
const PRIVATE = '/[locale]/(private)'
const FEEDS = '/[locale]/(feeds)'
const CARDS = '/[locale]/(cards)'

/** Every surface there is. */
export const SURFACES: readonly Surface[] = [
  { at: PUBLIC, row: 'lists of threads', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/c/[category]`, row: 'lists of threads', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/api`, row: 'API: its description', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/tag/[tag]`, row: 'lists of threads', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/t/[id]`, row: 'redirects to a thread or a post', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/t/[id]/p/[number]`, row: 'redirects to a thread or a post', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/t/[id]/[slug]`, row: 'threads', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/t/[id]/[slug]/[page]`, row: 'threads', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/t/[id]/p/[number]/reveal`, row: 'a post, revealed without script', answers: 'page', shows: 'what was asked for', opens: revealed },
  { at: `${PUBLIC}/t/[id]/jump`, row: 'redirects to a thread or a post', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/t/[id]/p/[number]/replies`, row: 'who replied to a post', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/t/[id]/p/[number]/history`, row: 'a post’s history', answers: 'page', shows: 'the past', opens: opensPast },
  { at: `${PUBLIC}/film`, row: 'the film guide', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/film/[section]/reveal`, row: 'the film guide, revealed without script', answers: 'page', shows: 'what was asked for', opens: revealedSection },
  { at: `${PUBLIC}/film/versions/[version]`, row: 'versions of the film', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/u/[handle]`, row: 'profiles', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/moderation/log`, row: 'the public log', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/moderation/log/[id]`, row: 'the public log', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/moderation/figures`, row: 'the public log', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/search`, row: 'search', answers: 'page', shows: 'what was seen' },
  { at: `${PUBLIC}/about`, row: 'about, guidelines, privacy', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/guidelines`, row: 'about, guidelines, privacy', answers: 'page', shows: 'nothing' },
  { at: `${PUBLIC}/privacy`, row: 'about, guidelines, privacy', answers: 'page', shows: 'nothing' },
  { at: `${FEEDS}/moderation/log/feed.xml`, row: 'the public log', answers: 'atom', shows: 'nothing' },
  { at: `${FEEDS}/moderation/log/feed.json`, row: 'the public log', answers: 'json feed', shows: 'nothing' },
  { at: `${FEEDS}/feed.xml`, row: 'feeds', answers: 'atom', shows: 'what was seen', opens: keyed },
  { at: `${FEEDS}/feed.json`, row: 'feeds', answers: 'json feed', shows: 'what was seen', opens: keyed },
  { at: `${FEEDS}/c/[category]/feed.xml`, row: 'feeds', answers: 'atom', shows: 'what was seen', opens: keyed },
  { at: `${FEEDS}/c/[category]/feed.json`, row: 'feeds', answers: 'json feed', shows: 'what was seen', opens: keyed },
  { at: `${FEEDS}/t/[id]/feed.xml`, row: 'feeds', answers: 'atom', shows: 'what was seen', opens: keyed },
  { at: `${FEEDS}/t/[id]/feed.json`, row: 'feeds', answers: 'json feed', shows: 'what was seen', opens: keyed },
  { at: `${CARDS}/card.png`, row: 'link cards’ images', answers: 'image', shows: 'nothing' },
  { at: `${CARDS}/film/card.png`, row: 'link cards’ images', answers: 'image', shows: 'nothing' },
  { at: `${CARDS}/c/[category]/card.png`, row: 'link cards’ images', answers: 'image', shows: 'nothing' },
  { at: `${CARDS}/t/[id]/card.png`, row: 'link cards’ images', answers: 'image', shows: 'nothing' },
  { at: '/oembed', row: 'oEmbed', answers: 'oembed', shows: 'nothing' },
  { at: '/sitemap.xml', row: 'the sitemap', answers: 'xml', shows: 'nothing' },
  { at: '/sitemap/[page]', row: 'the sitemap', answers: 'xml', shows: 'nothing' },
  { at: '/opensearch.xml', row: 'files for browsers and crawlers', answers: 'open search', shows: 'nothing' },
  { at: `${PRIVATE}/new`, row: 'writing a thread', answers: 'page', shows: 'one’s own', opens: ownDrafts },
  { at: `${PRIVATE}/t/[id]/reply`, row: 'writing a comment', answers: 'page', shows: 'one’s own', opens: ownDrafts },
  { at: `${PRIVATE}/t/[id]/edit`, row: 'editing a thread', answers: 'page', shows: 'moderators' },
  { at: `${PRIVATE}/t/[id]/arrange`, row: 'editing a thread', answers: 'page', shows: 'moderators' },
  { at: `${PRIVATE}/t/[id]/p/[number]/edit`, row: 'editing a post', answers: 'page', shows: 'one’s own', opens: edited },
  { at: `${PRIVATE}/t/[id]/p/[number]/flag`, row: 'reporting a post', answers: 'page', shows: 'what was seen' },
  { at: `${PRIVATE}/t/[id]/flag`, row: 'reporting a post', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/t/[id]/flag/title`, row: 'reporting a post', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/u/[handle]/flag`, row: 'reporting a post', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/t/[id]/p/[number]/more`, row: 'what one may do with a post', answers: 'page', shows: 'what was seen' },
  { at: `${PRIVATE}/t/[id]/p/[number]/bookmark`, row: 'bookmarks', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/bookmarks`, row: 'bookmarks', answers: 'page', shows: 'what was seen' },
  { at: `${PRIVATE}/u/[handle]/moderate`, row: 'people before the moderators', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/standing`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/admin/people`, row: 'people before the moderators', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/u/[handle]/block`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/upload`, row: 'API: images that are sent', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/seen`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/settings/tokens`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/settings/leave`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/settings`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/welcome`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/sign-in`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/sign-in/done`, row: 'account and sign-in', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/unread`, row: 'what is unread, and what one follows', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/followed`, row: 'what is unread, and what one follows', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/drafts`, row: 'drafts', answers: 'page', shows: 'one’s own' },
  { at: `${PRIVATE}/notifications`, row: 'notifications', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/moderation`, row: 'the moderators’ queue', answers: 'page', shows: 'moderators' },
  { at: `${PRIVATE}/moderation/log/[id]/appeal`, row: 'an appeal', answers: 'page', shows: 'one’s own', opens: appealedAt },
  { at: `${PRIVATE}/moderation/appeals`, row: 'appeals before the moderators', answers: 'page', shows: 'moderators' },
  { at: `${PRIVATE}/moderation/appeals/[id]`, row: 'appeals before the moderators', answers: 'page', shows: 'moderators' },
  { at: `${PRIVATE}/admin`, row: 'running the forum', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/admin/webhooks`, row: 'running the forum', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/admin/webhooks/[id]`, row: 'running the forum', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/admin/words`, row: 'running the forum', answers: 'page', shows: 'nothing' },
  { at: '/api/v1/webhooks', row: 'API: webhooks', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/webhooks/[id]', row: 'API: webhooks', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/webhooks/[id]/restore', row: 'API: webhooks', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/webhooks/[id]/test', row: 'API: webhooks', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/webhooks/[id]/secret', row: 'API: webhooks', answers: 'json', shows: 'nothing' },
  { at: `${PRIVATE}/admin/reasons`, row: 'canned reasons', answers: 'page', shows: 'nothing' },
  { at: `${PRIVATE}/moderation/queue/[id]`, row: 'a post before the moderators', answers: 'page', shows: 'moderators' },
  { at: `${PRIVATE}/moderation/posts/[id]`, row: 'a post before the moderators', answers: 'page', shows: 'moderators' },
  { at: '/[locale]/[...rest]', row: 'addresses that lead nowhere', answers: 'page', shows: 'nothing', nowhere: true },
  { at: '/api/[...rest]', row: 'addresses that lead nowhere', answers: 'json', shows: 'nothing', nowhere: true },
  { at: '/api/auth/[...nextauth]', row: 'account and sign-in', answers: 'anything', shows: 'nothing' },
  { at: '/api/v1/openapi.json', row: 'API: its description, for programs', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/moderation/actions', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/moderation/log', row: 'API: the public log', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/moderation/appeals', row: 'API: appeals', answers: 'json', shows: 'moderators' },
  { at: '/api/v1/moderation/appeals/[id]', row: 'API: appeals', answers: 'json', shows: 'moderators' },
  { at: '/api/v1/moderation/actions/[id]/appeal', row: 'API: appeals', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads', row: 'API: threads', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]', row: 'API: threads', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]/posts', row: 'API: posts', answers: 'json', shows: 'what was seen', opens: claimed },
  { at: '/api/v1/posts/[id]', row: 'API: posts', answers: 'json', shows: 'what was seen', opens: claimed },
  { at: '/api/v1/posts/[id]/restore', row: 'API: posts', answers: 'json', shows: 'what was seen' },
  { at: '/api/v1/posts/[id]/source', row: 'API: a post’s Markdown', answers: 'json', shows: 'one’s own', opens: sourced },
  { at: '/api/v1/moderation/queue', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/moderation/queue/news', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/moderation/queue/[id]', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/moderation/actions/[id]/undo', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]/flags', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]/title/flags', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/users/[handle]/flags', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/posts/[id]/flags', row: 'API: reports', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/users/[handle]', row: 'API: people', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/users/[handle]/posts', row: 'API: posts', answers: 'json', shows: 'what was seen', opens: claimed },
  { at: '/api/v1/film', row: 'API: film, categories and tags', answers: 'json', shows: 'what was seen', opens: claimed },
  { at: '/api/v1/categories', row: 'API: film, categories and tags', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/tags', row: 'API: film, categories and tags', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/film/versions', row: 'API: film, categories and tags', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/seen', row: 'API: one’s own account', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/tokens', row: 'API: one’s own account', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/tokens/[id]', row: 'API: one’s own account', answers: 'json', shows: 'nothing' },
  { at: '/media/[id]', row: 'images in posts', answers: 'image', shows: 'what was asked for', opens: granted },
  { at: '/api/v1/media', row: 'API: images that are sent', answers: 'json', shows: 'nothing' },
  { at: '/api/upload', row: 'API: images that are sent', answers: 'page', shows: 'nothing' },
  { at: '/api/v1/me/export', row: 'API: what one takes along', answers: 'json', shows: 'one’s own', opens: ownAll },
  { at: '/api/v1/me', row: 'API: one’s own account', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/drafts/[place]', row: 'drafts', answers: 'json', shows: 'one’s own' },
  { at: '/api/v1/people', row: 'API: people', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/bookmarks', row: 'API: bookmarks', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/notifications', row: 'notifications', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/notifications/read', row: 'notifications', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/posts/[id]/reactions/[kind]', row: 'API: reactions', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/posts/[id]/bookmark', row: 'API: bookmarks', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/preview', row: 'API: preview', answers: 'json', shows: 'what was asked for' },
  { at: '/api/v1/search', row: 'API: search', answers: 'json', shows: 'what was seen', opens: claimed },
  { at: '/api/v1/overlay', row: 'API: a page’s private overlay', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/me/reading', row: 'API: reading and following', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]/follow', row: 'API: reading and following', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/categories/[slug]/follow', row: 'API: reading and following', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]/overlay', row: 'API: a page’s private overlay', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/threads/[id]/events', row: 'the live stream', answers: 'stream', shows: 'nothing' },
  { at: '/api/v1/posts/[id]/reveal', row: 'API: reveal', answers: 'json', shows: 'what was asked for' },
  { at: '/api/v1/posts/[id]/quote', row: 'API: a post as a quote', answers: 'json', shows: 'what was asked for', opens: quoted },
  { at: '/api/v1/posts/[id]/polls', row: 'API: polls', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/posts/[id]/polls/[index]/vote', row: 'API: polls', answers: 'json', shows: 'nothing' },
  { at: '/api/v1/posts/[id]/revisions', row: 'API: a post’s revisions', answers: 'json', shows: 'the past', opens: claimed },
  { at: '/api/v1/film/[section]/reveal', row: 'API: reveal', answers: 'json', shows: 'what was asked for' },
  { at: /^\/manifest\.webmanifest$/, row: 'files for browsers and crawlers', answers: 'manifest', shows: 'nothing' },
  { at: /^\/robots\.txt$/, row: 'files for browsers and crawlers', answers: 'text', shows: 'nothing' },
  { at: /^\/(?:apple-)?icon[^/]*\.(?:svg|png)$/, row: 'files for browsers and crawlers', answers: 'image', shows: 'nothing' },
  { at: /^\/_next\/(?!static\/)/, row: 'addresses that lead nowhere', answers: 'anything', shows: 'nothing', nowhere: true },
  { at: /^\/_next\/static\//, row: 'files for browsers and crawlers', answers: 'file', shows: 'nothing' },
  { at: /^\/(?:healthz|readyz|metrics)$/, row: 'health and figures', answers: 'anything', shows: 'nothing' },
  { at: /^\/demo-idp(?:\/|$)/, row: 'the demo’s sign-in provider', answers: 'anything', shows: 'nothing' },
  { row: 'the router’s payload of any page', answers: 'log', shows: 'what was asked for' },
  { row: 'title, meta and link cards of any page', answers: 'log', shows: 'nothing' },
  { row: 'headers of any answer', answers: 'log', shows: 'nothing' },
  { row: 'answers to errors', answers: 'log', shows: 'nothing' },
  { row: 'the server’s log', answers: 'log', shows: 'nothing' },
]
