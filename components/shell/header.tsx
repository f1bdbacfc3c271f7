import { Link } from '@/components/ui/link'
import { Icon } from '@/components/ui/icon'
import { LinkButton } from '@/components/ui/link-button'
import { Mark } from '@/components/ui/mark'
import { labelOf, VERSIONS } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { lastMinuteOf } from '@/lib/spoilers/scope'
import { Account } from './account'
import type { SignOut } from './account-menu'
import { HereLink } from './here-link'
import { LanguageLinks } from './language-links'
import { SeenControl, type SetSeen } from './seen-control'
import { SEEN_FILL } from './seen-fill'
import { ThemeToggle } from './theme-toggle'

/**
 * The head of every page, the same for everybody. `here` is the path the page was asked for under; who is signed in, and what they said they have
 * seen, is found out by script, in places that are kept free.
 */
export function Header({ locale, here, setSeen, signOut }: {
  locale: Locale
  here: string
  setSeen: SetSeen
  signOut: SignOut
}) {
  const t = words(locale, 'common')
  const paths = pathsIn(locale)
  const versions = VERSIONS.map(({ key, title, year }) => ({ key, title, year, label: labelOf(key, locale), minutes: lastMinuteOf(key) }))
  return (
    <header className="site-header">
      <div className="site-header-room">
        <Link className="site-name" href={paths.home()} data-key="home"><Mark />{t('site.name')}</Link>
        <nav className="site-nav" aria-label={t('shell.nav')}>
          <Link href={paths.home()}>{t('shell.threads')}</Link>
          <Link href={paths.film()}>{t('shell.film')}</Link>
          <Link href={paths.search()} className="site-search" data-key="search" aria-label={t('shell.search')}><Icon name="search" /></Link>
        </nav>
        <SeenControl versions={versions} locale={locale} here={here} setSeen={setSeen} />
        <script dangerouslySetInnerHTML={{ __html: SEEN_FILL }} />
        <noscript><a className="seen seen-summary" href={paths.seen({ from: here })}><Icon name="eye" />{words(locale, 'live')('seen.question')}</a></noscript>
        <LanguageLinks locale={locale} here={here} className="site-languages" />
        <ThemeToggle />
        <noscript><a className="site-account" href={paths.settings()}>{t('shell.account')}</a></noscript>
        <LinkButton kind="primary" href={paths.newThread()} className="site-new" aria-label={t('shell.newThread')}>
          <Icon name="plus" /><span>{t('shell.newThread')}</span>
        </LinkButton>
        <div className="account">
          <HereLink className="for-guests" leads={{ to: 'sign-in' }} href={paths.signIn({ to: here })}>{t('shell.signIn')}</HereLink>
          <Account locale={locale} signOut={signOut} />
        </div>
      </div>
    </header>
  )
}
