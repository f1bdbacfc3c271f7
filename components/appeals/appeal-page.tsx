import { Entry } from '@/components/moderation/entry'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { AppealingView } from '@/lib/appeals/view'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { AppealForm } from './appeal-form'
import { AppealText } from './appeal-text'
import { Spoken } from './speaking'

/** A decision, and what the person whom it concerns says against it. `keyOf`: of a private address; `sent`: whether it was just sent. */
export function AppealPage({ locale, view: { action, why, mine }, keyOf, sent }: { locale: Locale; view: AppealingView; keyOf: string | null; sent: boolean }) {
  const t = words(locale, 'appeals')
  const to = pathsIn(locale)
  return (
    <div className="column stack moderation">
      <h1>{t('title')}</h1>
      {sent && mine?.outcome === null && <Notice kind="ok" role="status">{t('sent')}</Notice>}
      <section className="stack" aria-labelledby="what">
        <h2 id="what">{t('what')}</h2>
        <ol className="entries"><Entry locale={locale} action={action} /></ol>
      </section>
      {mine && (
        <section className="stack" aria-labelledby="yours">
          <h2 id="yours">{t('yours')}</h2>
          <div className="card entry">
            <AppealText locale={locale} text={mine.text} at={mine.at} />
            <p>{t(mine.outcome ?? 'waits')}</p>
          </div>
          {mine.decision && <ol className="entries"><Entry locale={locale} action={mine.decision} /></ol>}
        </section>
      )}
      {!mine && why === null && (
        <>
          <p>{t('intro')}</p>
          <Spoken locale={locale} messages={compiledWords(locale, 'appeals', 'refusals')}><AppealForm actionId={action.id} keyOf={keyOf} /></Spoken>
        </>
      )}
      {!mine && why !== null && (why === 'signed-out'
        ? <Notice>{t('signInHint')} <Link href={to.signIn({ to: to.appeal(action.id) })}>{t('signIn')}</Link></Notice>
        : <Notice>{refusalWords(locale, { reason: why })}</Notice>)}
      <p><Link href={to.logEntry(action.id)} prefetch={false}>{t('back')}</Link></p>
    </div>
  )
}
