import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { WaitingHere } from '@/components/compose/waiting-here'
import { PollForm } from '@/components/polls/poll-form'
import { Announcer } from '@/components/shell/announce'
import { BOOT } from '@/components/shell/boot'
import { FollowLinks } from '@/components/shell/follow-links'
import { Footer } from '@/components/shell/footer'
import { Header } from '@/components/shell/header'
import { KeepScroll } from '@/components/shell/keep-scroll'
import { Keys } from '@/components/shell/keys'
import { LiveWords } from '@/components/shell/live-words'
import { SkipLink } from '@/components/shell/skip-link'
import { Seals } from '@/components/spoilers/seals'
import { MenuManners } from '@/components/ui/menu-manners'
import { env } from '@/lib/env'
import { compiledWords } from '@/lib/i18n/compiled-words'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'
import { setSeen, signOut } from '@/lib/people/actions'
import { addressHere } from '@/lib/viewer/public'
import '@/app/globals.css'

interface Props {
  params: Promise<{ locale: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = words(localeOf((await params).locale), 'common')
  const name = t('site.name')
  return {
    metadataBase: new URL(env().SITE_URL), title: { default: name, template: `%s · ${name}` }, description: t('site.description'), applicationName: name,
  }
}

// The grounds of the two themes, for what the browser draws around the page.
export const viewport: Viewport = {
  colorScheme: 'light dark',
  // What is docked at the lower edge stands above a phone's keyboard.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdf9f0' },
    { media: '(prefers-color-scheme: dark)', color: '#1a212c' },
  ],
}

/** The frame of every page. It knows the language and the address, and nothing about who reads. */
export default async function SiteLayout({ params, children }: Props) {
  const locale = localeOf((await params).locale)
  const here = await addressHere(pathsIn(locale).home())
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <link rel="search" type="application/opensearchdescription+xml" href={api.openSearch()} title={words(locale, 'common')('site.name')} />
        <script dangerouslySetInnerHTML={{ __html: BOOT }} />
      </head>
      <body>
        <LiveWords locale={locale} messages={compiledWords(locale, 'compose', 'live', 'refusals')}>
          <SkipLink locale={locale} />
          <Header locale={locale} here={here} setSeen={setSeen} signOut={signOut} />
          <main id="main" className="page" tabIndex={-1}>{children}</main>
          <Footer locale={locale} here={here} />
          <WaitingHere />
          <Announcer />
          <PollForm locale={locale} />
          <Seals locale={locale} />
          <Keys />
          <KeepScroll />
          <MenuManners />
          <FollowLinks />
        </LiveWords>
      </body>
    </html>
  )
}
