import { Spoken } from '@/components/appeals/speaking'
import { cannedList } from '@/components/moderation/canned'
import { Entry } from '@/components/moderation/entry'
import { UndoForm } from '@/components/moderation/undo-form'
import { StandingBadge } from '@/components/people/standing-badge'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { figures, refusalWords, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { untilWords } from '@/lib/sanctions/rules'
import type { OverseenView } from '@/lib/sanctions/view'
import { ActForm } from './act-form'
import { OFFERS } from './offers'
import { categoryNames } from './category-names'
import { StandingNeeds } from './standing-needs'

/** Somebody as moderators see them: their record first, then what may be decided about them. */
export function OverseenPage({ locale, overseen, done }: { locale: Locale; overseen: OverseenView; done: number | null }) {
  const t = words(locale, 'sanctions')
  const to = pathsIn(locale)
  const { person, joinedAt, bannedAt, silencedUntil, standing, flags, categories, otherCategories, remarks, history, acts, standings, why } = overseen
  return (
    <div className="column stack moderation">
      <h1 dir="auto">{t('oversee.title', { name: person.name })}</h1>
      <p className="post-meta"><Link href={to.person(person.handle)}>@{person.handle}</Link> <StandingBadge locale={locale} standing={person.standing} /></p>
      {done !== null && <Notice kind="ok" role="status">{t('oversee.done', { id: String(done) })} <Link href={to.logEntry(done)}>{t('oversee.log')}</Link></Notice>}
      {bannedAt && <Notice kind="danger">{t('oversee.banned', { when: untilWords(bannedAt) })}</Notice>}
      {silencedUntil && <Notice>{t('oversee.silenced', { until: untilWords(silencedUntil) })}</Notice>}
      <section className="card stack" aria-labelledby="record">
        <h2 id="record">{t('oversee.record')}</h2>
        <p>{t('oversee.joined', { when: figures(locale).dateTime(joinedAt, { dateStyle: 'long' }) })}</p>
        <p>{t('oversee.flags', { upheld: flags.upheld, dismissed: flags.dismissed, waiting: flags.waiting })}</p>
        <p>{t('oversee.own', { upheld: flags.ownUpheld, dismissed: flags.ownDismissed })}</p>
        {categories.length > 0 && <p>{t('oversee.categories', { list: figures(locale).list(categoryNames(locale, categories).map(({ name }) => name)) })}</p>}
        <StandingNeeds locale={locale} standing={standing} />
      </section>
      <Spoken locale={locale} messages={compiledWords(locale, 'sanctions', 'moderation', 'refusals')}>
        <section className="stack" aria-labelledby="acts">
          <h2 id="acts">{t('oversee.acts')}</h2>
          {acts.length === 0 && <Notice role="status">{why && refusalWords(locale, { reason: why })}</Notice>}
          {acts.map((act) => (
            <ActForm
              key={act} act={act} handle={person.handle} groups={cannedList(locale, act)} offers={OFFERS} standings={standings}
              categories={categoryNames(locale, act === 'relieve' ? categories : otherCategories)}
            />
          ))}
        </section>
        <section className="stack" aria-labelledby="notes">
          <h2 id="notes">{t('oversee.notes')}</h2>
          <p className="field-hint">{t(remarks.length === 0 ? 'oversee.notesEmpty' : 'oversee.notesHint')}</p>
          <ul className="entries">
            {remarks.map(({ id, text, by, at, actionId }) => (
              <li key={id} className="card entry">
                {text.kind === 'cleared' && <p className="entry-why" dir="auto">{text.text}</p>}
                <p className="entry-meta">{by ? t('oversee.noteBy', { name: by.name }) : t('oversee.noteGone')} · <Time locale={locale} at={at} /></p>
                {why === null && <UndoForm person={person.handle} actionId={actionId} groups={cannedList(locale, 'undo')} />}
              </li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-labelledby="history">
          <h2 id="history">{t('oversee.history')}</h2>
          {history.length === 0 && <p className="muted">{t('oversee.historyEmpty')}</p>}
          <ul className="entries">
            {history.map((action) => (
              <Entry key={action.id} locale={locale} action={action} withPost={action.about === 'post'}>
                {action.whyNotUndo === null && <UndoForm person={person.handle} actionId={action.id} groups={cannedList(locale, 'undo')} />}
              </Entry>
            ))}
          </ul>
        </section>
      </Spoken>
    </div>
  )
}
