import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { TOKEN_SCOPES } from '@/lib/api/operation'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { revokeTokenAction } from '@/lib/tokens/actions'
import { LIFETIME_USUAL, LIFETIMES, whyNotScopes } from '@/lib/tokens/rules'
import type { TokenView } from '@/lib/tokens/view'
import type { Member } from '@/lib/viewer/viewer'
import { TokenForm } from './token-form'

/** A member's tokens for the API: those they have, and a form for another. */
export function TokensPage({ locale, viewer, tokens, act, removed }: { locale: Locale; viewer: Member; tokens: readonly TokenView[]; act: string; removed: boolean }) {
  const t = words(locale, 'api')
  const to = pathsIn(locale)
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <h1>{t('tokens.title')}</h1>
      <p>{t('tokens.about')} <Link href={to.api()}>{t('tokens.reference')}</Link></p>
      {removed && <Notice kind="ok" role="status"><p>{t('tokens.removed')}</p></Notice>}
      <Card as="section" className="grid gap-4 p-5" aria-labelledby="new">
        <h2 id="new">{t('tokens.new')}</h2>
        <TokenForm
          act={act} usual={String(LIFETIME_USUAL)}
          scopes={TOKEN_SCOPES.filter((scope) => !whyNotScopes(viewer, [scope])).map((key) => ({ key, label: t(`tokens.scope.${key}`) }))}
          lifetimes={LIFETIMES.map((days) => ({ days: String(days ?? ''), label: days === null ? t('tokens.noEnd') : t('tokens.days', { days }) }))}
          says={{
            made: t('tokens.made'), secret: t('tokens.secret'), another: t('tokens.another'), name: t('tokens.name'), nameHint: t('tokens.nameHint'), may: t('tokens.may'),
            until: t('tokens.until'), make: t('tokens.make'), making: t('tokens.making'),
          }}
        />
      </Card>
      <Card as="section" className="grid gap-4 p-5" aria-labelledby="yours">
        <h2 id="yours">{t('tokens.yours')}</h2>
        {tokens.length === 0 && <EmptyState title={t('tokens.none')} />}
        <ul className="grid gap-4">
          {tokens.map(({ id, name, scopes, createdAt, lastUsedAt, expiresAt }) => (
            <li key={id} className="grid gap-1">
              <strong dir="auto">{name}</strong>
              <span className="muted">{scopes.map((scope) => t(`tokens.scope.${scope}`)).join(' · ')}</span>
              <span className="muted">{t('tokens.madeAt')} <Time locale={locale} at={createdAt} /></span>
              <span className="muted">{lastUsedAt ? <>{t('tokens.usedAt')} <Time locale={locale} at={lastUsedAt} /></> : t('tokens.unused')}</span>
              <span className="muted">{expiresAt ? <>{t('tokens.endsAt')} <Time locale={locale} at={expiresAt} /></> : t('tokens.noEnd')}</span>
              <form action={revokeTokenAction}>
                <input type="hidden" name="token" value={id} />
                <input type="hidden" name="locale" value={locale} />
                <SubmitButton kind="danger" aria-label={t('tokens.removeNamed', { name })}>{t('tokens.remove')}</SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
