import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { x } from 'xastscript'
import { actionWords, whyWords } from '@/components/moderation/entry'
import { scopeWords } from '@/components/spoilers/scope-words'
import { xmlDocument } from '@/lib/http/xml'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { ActionView } from '@/lib/ledger/view'
import { pathsIn, type FeedForm } from '@/lib/paths'

interface Place {
  /** The forum's own address, without a slash at its end. */
  site: string
  locale: Locale
}

/** The newest of the public log, as Atom 1.0 (RFC 4287) or JSON Feed 1.1. `entries` are the newest first. */
export function logFeed(place: Place, entries: readonly ActionView[], form: FeedForm): string {
  return form === 'xml' ? atom(place, entries) : json(place, entries)
}

function frame({ site, locale }: Place) {
  const to = pathsIn(locale)
  const title = words(locale, 'ledger')('feedTitle', { site: words(locale, 'common')('site.name') })
  return { title, lead: words(locale, 'moderation')('log.intro'), page: site + to.moderationLog(), self: (form: FeedForm) => site + to.logFeed(form), icon: `${site}/icon-192.png` }
}

function entryOf({ site, locale }: Place, action: ActionView) {
  const t = words(locale, 'moderation')
  const { address } = action
  const subject = address && (address.number === null ? address.title : t('entry.post', { title: address.title, number: address.number }))
  const to = pathsIn(locale)
  const link = address && site + (address.number === null ? to.threadById(address.threadId) : to.post(address.threadId, address.number))
  const html = h(null, [
    link && subject ? h('p', h('a', { href: link }, subject)) : null,
    action.scope ? h('p', scopeWords(locale, [action.scope])) : null,
    h('p', whyWords(locale, action)),
  ])
  return {
    // An entry's address without a language: it is the same entry in each.
    id: site + pathsIn('en').logEntry(action.id),
    page: site + to.logEntry(action.id),
    title: actionWords(locale, action),
    author: action.actor?.name ?? t(`by.${action.by}`),
    html: toHtml(html),
    at: action.at.toISOString(),
  }
}

function atom(place: Place, entries: readonly ActionView[]): string {
  const { title, lead, page, self, icon } = frame(place)
  return xmlDocument(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': place.locale }, [
      x('id', self('xml')),
      x('title', title),
      x('subtitle', lead),
      x('updated', (entries[0]?.at ?? new Date(0)).toISOString()),
      x('link', { rel: 'self', type: 'application/atom+xml', href: self('xml') }),
      x('link', { rel: 'alternate', type: 'text/html', href: page }),
      x('icon', icon),
      ...entries.map((action) => entryOf(place, action)).map(({ id, title: what, page: link, at, author, html }) => x('entry', [
        x('id', id), x('title', what), x('link', { rel: 'alternate', type: 'text/html', href: link }), x('published', at), x('updated', at), x('author', [x('name', author)]), x('content', { type: 'html' }, html),
      ])),
    ]),
  )
}

function json(place: Place, entries: readonly ActionView[]): string {
  const { title, lead, page, self, icon } = frame(place)
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title, home_page_url: page, feed_url: self('json'), description: lead, icon, language: place.locale,
    items: entries.map((action) => entryOf(place, action)).map(({ id, page: url, title: what, html, at, author }) => ({ id, url, title: what, content_html: html, date_published: at, authors: [{ name: author }] })),
  })
}
