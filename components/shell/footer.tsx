import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { LanguageLinks } from './language-links'

/** The foot of every page: what this place is and how it is run. */
export function Footer({ locale, here }: { locale: Locale; here: string }) {
  const t = words(locale, 'common')
  const paths = pathsIn(locale)
  return (
    <footer className="site-footer">
      <div className="site-footer-room">
        <p className="site-promise">{t('site.promise')}</p>
        <nav aria-label={t('shell.footer')}>
          <Link href={paths.about()}>{t('shell.about')}</Link>
          <Link href={paths.guidelines()}>{t('shell.guidelines')}</Link>
          <Link href={paths.privacy()}>{t('shell.privacy')}</Link>
          <Link href={paths.api()}>{words(locale, 'api')('reference.title')}</Link>
          <Link href={paths.moderationLog()}>{t('shell.moderationLog')}</Link>
          <a href={paths.siteFeed('xml')}>{words(locale, 'feeds')('link.site')}</a>
          <button type="button" className="with-script" data-key="help">{t('shell.keys')}</button>
          <LanguageLinks locale={locale} here={here} className="" />
        </nav>
        <p className="field-hint">{t('site.unaffiliated')}</p>
      </div>
    </footer>
  )
}
