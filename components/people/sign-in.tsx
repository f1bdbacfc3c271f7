import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { signOut } from '@/lib/people/actions'
import { pathsIn } from '@/lib/paths'
import type { Failure } from '@/lib/viewer/failure'
import { offeredMethods, type MethodId } from '@/lib/viewer/methods'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { MethodButton } from './method-button'
import { methodName } from './method-name'
import { SignInFailure } from './sign-in-failure'

interface Props {
  locale: Locale
  viewer: Viewer
  /** Where the person comes back to. */
  to: string
  failure: Failure | null
  /** Where somebody who is banned appeals against that. */
  appeal: string | null
  /** Why they are banned, in words. */
  banned: string | null
  /** The way that failed. */
  method: string
  ways: readonly MethodId[]
}

/** The page to sign in on: the ways that there are, or what went wrong with one. */
export function SignIn({ locale, viewer, to, failure, appeal, banned, method, ways }: Props) {
  const t = words(locale, 'people')
  const offered = offeredMethods()
  return (
    <div className="mx-auto grid max-w-md gap-4">
      <h1>{!failure ? t('signIn.title') : viewer.kind === 'member' ? t('error.titleMember') : t('error.title')}</h1>
      {failure && <SignInFailure locale={locale} failure={failure} method={method} ways={ways} />}
      {banned && <p dir="auto">{words(locale, 'sanctions')('banned.why', { reason: banned })}</p>}
      {appeal && <p>{t('error.appeal')} <a href={appeal} rel="nofollow">{t('error.appealLink')}</a></p>}
      {viewer.kind === 'member' ? <Already locale={locale} viewer={viewer} to={to} /> : (
        <Card as="section" className="grid gap-3 p-5">
          <p className="text-muted">{t(offered.includes('demo') ? 'signIn.introDemo' : 'signIn.intro')}</p>
          {offered.length === 0 && <p>{t('signIn.none')}</p>}
          {offered.map((way, index) => (
            <MethodButton
              key={way} locale={locale} method={way} to={to} kind={index === 0 && !failure ? 'primary' : 'plain'}
              label={t('signIn.with', { method: methodName(locale, way) })}
            />
          ))}
        </Card>
      )}
      {viewer.kind === 'guest' && <p><a href={backTo(locale, to)}>{t('signIn.back')}</a></p>}
    </div>
  )
}

function Already({ locale, viewer, to }: { locale: Locale; viewer: Member; to: string }) {
  const t = words(locale, 'people')
  return (
    <Card as="section" className="grid gap-3 p-5">
      <p>{t('signIn.already', { name: viewer.name, handle: viewer.handle })}</p>
      <LinkButton href={to} kind="primary" prefetch={false}>{t('signIn.goOn')}</LinkButton>
      <form action={signOut}>
        <input type="hidden" name="to" value={pathsIn(locale).signIn({ to })} />
        <SubmitButton kind="plain" className="w-full">{t('signIn.other')}</SubmitButton>
      </form>
    </Card>
  )
}

// A private page would lead a guest straight back here.
function backTo(locale: Locale, to: string): string {
  const paths = pathsIn(locale)
  const closed = [paths.settings(), paths.newThread(), paths.notifications(), paths.moderation(), paths.welcome()]
  return closed.some((path) => to.startsWith(path)) ? paths.home() : to
}
