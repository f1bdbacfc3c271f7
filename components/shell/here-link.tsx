'use client'

import type { ComponentProps, SyntheticEvent } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import { splitLocale } from '@/lib/i18n/locales'
import { inLanguage, pathsIn } from '@/lib/paths'

type Leads = { to: 'language'; locale: Locale } | { to: 'sign-in' }

/**
 * A link whose address holds that of the current page: this page in another language, or sign-in and back to it. The layout, which
 * the server does not draw again from page to page, gave `href` for the first one; it is made again when somebody is about to use it.
 */
export function HereLink({ leads, ...rest }: { leads: Leads; href: string } & ComponentProps<'a'>) {
  const freshen = (event: SyntheticEvent<HTMLAnchorElement>) => {
    event.currentTarget.href = addressOf(leads, window.location)
  }
  return <a {...rest} onPointerEnter={freshen} onFocus={freshen} onClick={freshen} />
}

function addressOf(leads: Leads, { pathname, search, hash }: Location): string {
  const here = pathname + search + hash
  if (leads.to === 'language') return inLanguage(leads.locale, here)
  return pathsIn(splitLocale(pathname)[0]).signIn({ to: here })
}
