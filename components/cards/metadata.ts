import type { Metadata } from 'next'
import { CARD_SIZE, cardVersion, type CardTexts } from '@/lib/cards/texts'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { inLanguage, pathsIn } from '@/lib/paths'
import { siteCard } from './texts'

// Open Graph writes a language with a country: the one where it is at home.
const OG_LOCALES: Record<Locale, string> = { en: 'en_US', ko: 'ko_KR' }

interface PageFacts {
  locale: Locale
  /** null: the forum's own name. */
  title: string | null
  /** null: what the forum says of itself. */
  description?: string | null
  /** The page's one right address, its language included. */
  path: string
  /** The picture that a link to it shows; without: the forum's. */
  card?: { texts: CardTexts; path: (version: string) => string }
  /** When what stands there was written, by whom; for what somebody wrote. */
  article?: { publishedAt: Date; modifiedAt: Date; author: string | null; section: string; tags: readonly string[] }
  /** The page of one person. */
  profile?: { handle: string }
  /** Other forms of the page: its feeds, its oEmbed. */
  types?: NonNullable<Metadata['alternates']>['types']
}

/** What links and search engines are told of a page: made of its address alone, for somebody who has seen nothing. */
export function pageMetadata({ locale, title, description, path, card, article, profile, types }: PageFacts): Metadata {
  const common = words(locale, 'common')
  const site = common('site.name')
  const says = description ?? common('site.description')
  const { texts, path: cardPath } = card ?? { texts: siteCard(locale), path: (version: string) => pathsIn(locale).siteCard(version) }
  const image = { url: cardPath(cardVersion(texts)), ...CARD_SIZE, type: 'image/png', alt: words(locale, 'cards')('alt', { title: texts.title }) }
  const others = LOCALES.filter((one) => one !== locale).map((one) => OG_LOCALES[one])
  const shared = { title: title ?? site, description: says, url: path, siteName: site, locale: OG_LOCALES[locale], alternateLocale: others, images: [image] }
  return {
    ...(title !== null && { title }),
    description: says,
    alternates: { canonical: path, languages: inEachLanguage(path), types },
    openGraph: article
      ? {
        ...shared, type: 'article', publishedTime: article.publishedAt.toISOString(), modifiedTime: article.modifiedAt.toISOString(),
        section: article.section, tags: [...article.tags], ...(article.author && { authors: [article.author] }),
      }
      : profile ? { ...shared, type: 'profile', username: profile.handle } : { ...shared, type: 'website' },
    twitter: { card: 'summary_large_image', title: title ?? site, description: says, images: [image] },
  }
}

function inEachLanguage(path: string): Record<string, string> {
  return { ...Object.fromEntries(LOCALES.map((locale) => [locale, inLanguage(locale, path)])), 'x-default': inLanguage(DEFAULT_LOCALE, path) }
}
