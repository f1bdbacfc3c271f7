import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'

/** A member's data to take along, and the way out. */
export function YourData({ locale }: { locale: Locale }) {
  const t = words(locale, 'people')
  return (
    <Card as="section" className="grid gap-4 p-5" aria-labelledby="data">
      <h2 id="data">{t('settings.data')}</h2>
      <p>{t('settings.dataAbout')}</p>
      <p><a className={buttonClass({})} href={api.exported()} download>{t('settings.download')}</a></p>
      <p><Link href={pathsIn(locale).leaving()}>{t('settings.leave')}</Link></p>
    </Card>
  )
}
