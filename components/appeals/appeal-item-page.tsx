import { cannedList } from '@/components/moderation/canned'
import { Entry } from '@/components/moderation/entry'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { ACTIVE_DAYS } from '@/lib/appeals/rules'
import type { AppealView } from '@/lib/appeals/view'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { AppealText } from './appeal-text'
import { Spoken } from './speaking'
import { VerdictForm } from './verdict-form'

/** One appeal, for whoever decides it. `done`: whether they just did; `late`: whether somebody else was quicker. */
export function AppealItemPage({ locale, appeal, done, late }: { locale: Locale; appeal: AppealView; done: boolean; late: boolean }) {
  const t = words(locale, 'appeals')
  const to = pathsIn(locale)
  const { id, action, by, text, at, outcome, decision, why, alone } = appeal
  return (
    <div className="column stack moderation">
      <p><Link href={to.appeals()} prefetch={false}>{t('item.back')}</Link></p>
      <h1>{t('item.title')}</h1>
      {done && outcome && <Notice kind="ok" role="status">{t('item.done')}</Notice>}
      {late && outcome && <Notice role="alert">{t('item.late')}</Notice>}
      <section className="stack" aria-labelledby="what">
        <h2 id="what">{t('what')}</h2>
        <ol className="entries"><Entry locale={locale} action={action} /></ol>
        {action.postId !== null && <p><Link href={to.moderationItem(action.postId)} prefetch={false}>{t('item.post')}</Link></p>}
        {action.postId === null && action.address && <p><Link href={to.editThread(action.address.threadId)} prefetch={false}>{t('item.thread')}</Link></p>}
      </section>
      <section className="stack" aria-labelledby="said">
        <h2 id="said">{t('item.said')}</h2>
        <div className="card entry">
          {by && <p><Link href={to.person(by.handle)} prefetch={false} dir="auto">{by.name}</Link></p>}
          <AppealText locale={locale} text={text} at={at} />
        </div>
      </section>
      {outcome && decision && (
        <section className="stack" aria-labelledby="outcome">
          <h2 id="outcome">{t('item.outcome')}</h2>
          <ol className="entries"><Entry locale={locale} action={decision} /></ol>
        </section>
      )}
      {!outcome && (
        <section className="stack" aria-labelledby="decide">
          <h2 id="decide">{t('item.decide')}</h2>
          {alone && <Notice>{t('item.alone', { days: ACTIVE_DAYS })}</Notice>}
          {why && <Notice>{refusalWords(locale, { reason: why })}</Notice>}
          {!why && (
            <Spoken locale={locale} messages={compiledWords(locale, 'appeals', 'moderation', 'refusals')}>
              <VerdictForm appealId={id} groups={(['uphold', 'overturn'] as const).map((act) => ({ name: t(`item.${act}`), reasons: cannedList(locale, act).flatMap(({ reasons }) => reasons) }))} />
            </Spoken>
          )}
        </section>
      )}
    </div>
  )
}
