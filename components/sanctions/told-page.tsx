import { Entry } from '@/components/moderation/entry'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { APPEALABLE } from '@/lib/appeals/rules'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import type { ActionView } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'
import { readWarningsAction } from '@/lib/sanctions/actions'
import { untilWords } from '@/lib/sanctions/rules'
import type { ToldView } from '@/lib/sanctions/view'
import { categoryNames } from './category-names'
import { StandingNeeds } from './standing-needs'

/** How one stands, what is missing for more, and what moderators have said to one. */
export function ToldPage({ locale, told: { standing, silencedUntil, unread, history, categories } }: { locale: Locale; told: ToldView }) {
  const t = words(locale, 'sanctions')
  return (
    <div className="column stack moderation">
      <h1>{t('own.title')}</h1>
      {silencedUntil && <Notice>{t('own.silenced', { until: untilWords(silencedUntil) })}</Notice>}
      {unread.length > 0 && (
        <section className="stack" aria-labelledby="unread">
          <h2 id="unread">{t('own.unread')}</h2>
          <Entries locale={locale} actions={unread} />
          <form action={readWarningsAction}>
            <input type="hidden" name="locale" value={locale} />
            <SubmitButton>{t('own.read')}</SubmitButton>
          </form>
        </section>
      )}
      <section className="card stack" aria-label={t('own.title')}>
        <StandingNeeds locale={locale} standing={standing} />
        {categories.length > 0 && <p>{t('own.categories', { list: figures(locale).list(categoryNames(locale, categories).map(({ name }) => name)) })}</p>}
      </section>
      <section className="stack" aria-labelledby="history">
        <h2 id="history">{t('own.history')}</h2>
        {history.length === 0 ? <p className="muted">{t('own.historyEmpty')}</p> : <Entries locale={locale} actions={history} />}
      </section>
    </div>
  )
}

function Entries({ locale, actions }: { locale: Locale; actions: readonly ActionView[] }) {
  return (
    <ul className="entries">
      {actions.map((action) => (
        <Entry key={action.id} locale={locale} action={action} withPost={false}>
          {APPEALABLE.has(action.kind) && action.undoneBy === null && action.appeal === null && (
            <p><Link href={pathsIn(locale).appeal(action.id)} prefetch={false}>{words(locale, 'sanctions')('own.appeal')}</Link></p>
          )}
        </Entry>
      ))}
    </ul>
  )
}
