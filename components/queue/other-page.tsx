import { cannedGroups } from '@/components/moderation/canned'
import { actionWords } from '@/components/moderation/entry'
import { Speaking } from '@/components/moderation/speaking'
import { UndoBarForm } from '@/components/moderation/undo-form'
import { StandingBadge } from '@/components/people/standing-badge'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { OTHER_ACTS } from '@/lib/queue/rules'
import type { OtherView } from '@/lib/queue/view'
import { AssignForm } from './assign-form'
import { Past } from './context'
import { OtherForm } from './other-form'

/** What was reported of a thread, its title or a person: what is known, where one does something about it, and the answer to those who reported. */
export function OtherPage({ locale, other, done }: { locale: Locale; other: OtherView; done: boolean }) {
  const t = words(locale, 'queue')
  const m = words(locale, 'moderation')
  const to = pathsIn(locale)
  const { id, kind, thread, person, record, flags, decided, waits } = other
  return (
    <Speaking locale={locale}>
      <div className="column stack moderation">
        <p><Link href={to.moderation()} prefetch={false}>{m('queue.back')}</Link></p>
        <h1>{t('other.title')}</h1>
        {decided && (done && decided.undoneBy === null && decided.kind !== 'undo'
          ? <UndoBarForm key={decided.id} itemId={id} actionId={decided.id} said={t('other.done', { what: actionWords(locale, decided) })} />
          : <Notice role="status">{t('other.decided', { what: actionWords(locale, decided) })}</Notice>)}
        <section className="card entry">
          <h2 className="judged-place" dir="auto">{t('item', { kind: t(`kinds.${kind}`), title: kind === 'person' ? (person?.name ?? '') : (thread?.title ?? '') })}</h2>
          {kind !== 'person' && <p>{person ? t('by', { name: person.name }) : t('gonePerson')} {person && <StandingBadge locale={locale} standing={person.standing} />}</p>}
          {record && <Past locale={locale} record={record} />}
          <ul className="flags" aria-label={t('reports')}>
            {flags.map(({ reason, standing, note, at }, index) => (
              <li key={index}>
                <Icon name="flag" />
                <div>
                  <p>{t('reportBy', { reason: words(locale, 'flags')(`reasons.${reason}`), standing: m(`standing.${standing}`) })} · <Time locale={locale} at={at} short /></p>
                  {note?.kind === 'cleared' && <blockquote dir="auto">{note.text}</blockquote>}
                </div>
              </li>
            ))}
          </ul>
          {waits && <AssignForm itemId={id} assignee={other.assignee?.name ?? null} mine={other.mine} />}
        </section>
        <section className="stack" aria-labelledby="tools">
          <h2 id="tools">{t('other.tools')}</h2>
          <ul>
            {thread && <li><Link href={to.editThread(thread.id)} prefetch={false}>{t('other.retitle')}</Link></li>}
            {thread && <li><Link href={to.threadById(thread.id)} prefetch={false}>{t('other.thread')}</Link></li>}
            {person && <li><Link href={kind === 'person' ? to.overseeing(person.handle) : to.person(person.handle)} prefetch={false}>{t('other.person')}</Link></li>}
          </ul>
        </section>
        {waits && (
          <section className="stack" aria-labelledby="decide">
            <h2 id="decide">{t('decide')}</h2>
            <OtherForm itemId={id} acts={OTHER_ACTS} groups={cannedGroups(locale, ['accept', 'dismiss'])} queued={false} />
          </section>
        )}
      </div>
    </Speaking>
  )
}
