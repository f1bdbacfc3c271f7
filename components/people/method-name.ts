import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { oidcName } from '@/lib/viewer/methods'

/** What people call a way to sign in. A provider that is not offered any more has no name of its own. */
export function methodName(locale: Locale, method: string): string {
  const t = words(locale, 'people')
  if (method === 'oidc') return oidcName() ?? t('methods.oidc')
  return isNamed(method) ? t(`methods.${method}`) : t('methods.other')
}

const NAMED = ['google', 'github', 'discord', 'kakao', 'naver', 'demo'] as const

function isNamed(method: string): method is (typeof NAMED)[number] {
  return (NAMED as readonly string[]).includes(method)
}
