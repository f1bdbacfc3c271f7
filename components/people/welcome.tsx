import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { Member } from '@/lib/viewer/viewer'
import { seenChoices } from './seen-choices'
import { WelcomeForm } from './welcome-form'

/** The page after a first sign-in. */
export function Welcome({ locale, viewer, to, welcomed }: { locale: Locale; viewer: Member; to: string; welcomed: boolean }) {
  const t = words(locale, 'people')
  const says = {
    handle: t('welcome.handle'), handleHint: t('welcome.handleHint'), locale: t('welcome.locale'), seen: t('welcome.seen'),
    seenHint: t('welcome.seenHint'), save: t('welcome.save'), saving: t('welcome.saving'),
  }
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <h1>{t('welcome.title', { name: viewer.name })}</h1>
      <p className="text-muted">{welcomed ? t('welcome.done') : t('welcome.intro')}</p>
      {!welcomed && (
        <Card as="section" className="p-5">
          <WelcomeForm handle={viewer.handle} locale={locale} versions={seenChoices(locale, viewer.declared)} to={to} says={says} />
        </Card>
      )}
      <p><LinkButton href={to} kind={welcomed ? 'primary' : 'quiet'} prefetch={false}>{welcomed ? t('signIn.goOn') : t('welcome.skip')}</LinkButton></p>
    </div>
  )
}
