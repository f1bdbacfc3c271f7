import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales'
import { inLanguage } from '@/lib/paths'
import { HereLink } from './here-link'

/** This page in the other languages, each under its own name. A full load: the root of the document changes its language. */
export function LanguageLinks({ locale, here, className }: { locale: Locale; here: string; className: string }) {
  return LOCALES.filter((other) => other !== locale).map((other) => (
    <HereLink key={other} className={className} leads={{ to: 'language', locale: other }} href={inLanguage(other, here)} lang={other} hrefLang={other}>
      {LOCALE_NAMES[other]}
    </HereLink>
  ))
}
