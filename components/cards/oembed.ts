import { x } from 'xastscript'
import { CARD_SIZE, cardVersion } from '@/lib/cards/texts'
import { xmlDocument } from '@/lib/http/xml'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'
import type { PersonView } from '@/lib/people/view'
import type { ThreadRow } from '@/lib/threads/view'
import { threadCard } from './texts'

/** The forms in which oEmbed is answered. */
export const OEMBED_FORMS = {
  json: { type: 'application/json', write: (embed: Embed) => JSON.stringify(embed) },
  xml: { type: 'text/xml', write: (embed: Embed) => xmlDocument(x('oembed', Object.entries(embed).map(([name, value]) => x(name, String(value))))) },
} as const

type Embed = Record<string, string | number>

// A day: what it says changes with a retitle, and then the thread's own page says so, too.
const SECONDS = 86_400

interface Embedded {
  /** The forum's own address, without a slash at its end. */
  site: string
  locale: Locale
  thread: ThreadRow
  /** The post that is meant, if it is one and not the thread. */
  post: { number: number; author: PersonView | null } | null
  /** The largest picture that whoever asks can show, in pixels. */
  most: { width: number; height: number }
}

/** What oEmbed says of a thread or a post: a link with its title, its author and its card. No word of a post. */
export function embed({ site, locale, thread, post, most }: Embedded): Embed {
  const to = pathsIn(locale)
  const author = post ? post.author : thread.author
  const fits = CARD_SIZE.width <= most.width && CARD_SIZE.height <= most.height
  return {
    version: '1.0',
    type: 'link',
    title: post ? words(locale, 'cards')('post', { number: post.number, title: thread.title }) : thread.title,
    author_name: author?.name ?? words(locale, 'threads')('post.gone'),
    ...(author && { author_url: site + to.person(author.handle) }),
    provider_name: words(locale, 'common')('site.name'),
    provider_url: site + to.home(),
    cache_age: SECONDS,
    ...(fits && {
      thumbnail_url: site + to.threadCard(thread.id, cardVersion(threadCard(locale, thread))), thumbnail_width: CARD_SIZE.width, thumbnail_height: CARD_SIZE.height,
    }),
  }
}

/** What tells other sites, given a page's address, where its oEmbed is: for the page's metadata. */
export function oembedTypes(page: string, title: string) {
  const form = (format: keyof typeof OEMBED_FORMS) => [{ url: api.oembed({ url: page, format }), title }]
  return { 'application/json+oembed': form('json'), 'text/xml+oembed': form('xml') }
}
