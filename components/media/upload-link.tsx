import { useLocale, useTranslations } from 'use-intl'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'

/** The way to an image for whoever writes without script: another page, beside this one, so that nothing typed is lost. */
export function UploadLink() {
  const t = useTranslations('compose')
  return <p><a href={pathsIn(localeOf(useLocale())).upload()} target="_blank" rel="noopener">{t('images.page')}</a></p>
}
