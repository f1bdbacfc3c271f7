import { Notice } from '@/components/ui/notice'
import { LinkButton } from '@/components/ui/link-button'
import { figures, words } from '@/lib/i18n/words'
import type { Locale } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import type { Failure } from '@/lib/viewer/failure'
import type { MethodId } from '@/lib/viewer/methods'
import { MethodButton } from './method-button'
import { methodName } from './method-name'

/** What went wrong in a sign-in, in words, and the way on from there. */
export function SignInFailure({ locale, failure, method, ways }: {
  locale: Locale
  failure: Failure
  /** The way that was tried. */
  method: string
  /** For `linking`: the ways by which the account with this address signs in. */
  ways: readonly MethodId[]
}) {
  const t = words(locale, 'people')
  const paths = pathsIn(locale)
  const name = methodName(locale, method)
  const list = figures(locale).list(ways.map((way) => methodName(locale, way)), { type: 'disjunction' })
  return (
    <Notice kind={failure === 'refused' ? 'note' : 'danger'} role="alert">
      {failure === 'linking' || failure === 'taken' ? <h2>{t(`error.${failure}Title`)}</h2> : null}
      <p>{failure === 'linking' ? t('error.linking', { method: name, ways: list || t('methods.other') }) : t(`error.${failure}`, { method: name })}</p>
      {failure === 'taken' && <p><LinkButton href={paths.settings()} small>{t('error.takenGo')}</LinkButton></p>}
      {failure === 'linking' && ways.map((way) => (
        <MethodButton
          key={way} locale={locale} method={way} to={paths.settings({ connect: method })} kind="primary"
          label={t('error.linkingGo', { way: methodName(locale, way), method: name })}
        />
      ))}
    </Notice>
  )
}
