import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { compose, postPlace } from '@/components/spoilers/compose'
import type { SealedPlace } from '@/components/spoilers/placeholder'
import { scopeWords } from '@/components/spoilers/scope-words'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { PostView } from '@/lib/posts/view'

// The renderer escapes quotes everywhere, so nobody can type one of these.
const OWN_ADDRESS = / (href|src)="\/(?!\/)/g

/**
 * A post as HTML for readers elsewhere: a sealed stretch is a link that says what it is about and leads to where it opens; every address
 * is whole. What reads feeds brings no cookie and keeps them for long, so an image that is not open to all is a link too. `site` is the forum's own, without a slash at its end.
 */
export function entryHtml(site: string, locale: Locale, post: PostView): string {
  return compose({ ...postPlace(locale, post), plainly: sealedLink, images: 'open' }, post.segments).replace(OWN_ADDRESS, ` $1="${site}/`)
}

function sealedLink({ locale, page, index, scopes, words: count, block }: SealedPlace): string {
  const says = words(locale, 'common')('spoilers.revealName', { scope: scopeWords(locale, scopes), count })
  const link = h('a', { href: page(index), rel: 'nofollow' }, `[${says}]`)
  return toHtml(block ? h('p', link) : link)
}
