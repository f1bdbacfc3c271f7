import { Fold } from '@/components/moderation/fold'
import { cannedGroups } from '@/components/moderation/canned'
import { DecisionForm } from '@/components/moderation/decision-form'
import { scopePicked } from '@/components/moderation/decide'
import { StandingBadge } from '@/components/people/standing-badge'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { scopeWords } from '@/components/spoilers/scope-words'
import { PostBody } from '@/components/threads/post-body'
import { versionChoices } from '@/components/threads/thread-page'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { OTHER_ACTS } from '@/lib/queue/rules'
import type { QueueFlag, QueueItemView } from '@/lib/queue/view'
import { AssignForm } from './assign-form'
import { Around, Past } from './context'
import { OtherForm } from './other-form'

/** What an item is about, in words that everybody may read. */
export function titleOf(locale: Locale, { kind, thread, post, person }: Pick<QueueItemView, 'kind' | 'thread' | 'post' | 'person'>): string {
  const t = words(locale, 'queue')
  if (kind === 'post' && thread && post) return t('post', { title: thread.title, number: post.number })
  return t('item', { kind: t(`kinds.${kind}`), title: kind === 'person' ? (person?.name ?? '') : (thread?.title ?? '') })
}

/** One item of the queue, with what one needs to decide it, and the form for that; `selected`: to be decided with others. */
export function ItemCard({ locale, item, selected = false }: { locale: Locale; item: QueueItemView; selected?: boolean }) {
  const t = words(locale, 'queue')
  const to = pathsIn(locale)
  const { id, kind, weight, openedAt, post, person, record, flags, past, acts, sealed, category } = item
  const title = titleOf(locale, item)
  const open = kind === 'post' && post ? to.moderationItem(post.id) : to.queueItem(id)
  return (
    <li id={`q${id}`} className="card entry queue-item" data-post={id} data-item={id} data-open={open} data-subject={kind}>
      <p className="entry-meta queue-top">
        <label className="queue-select"><input key={String(selected)} type="checkbox" name="item" value={id} form="bulk" defaultChecked={selected} /><span className="visually-hidden">{t('select', { what: title })}</span></label>
        <span>
          {category && <><Link href={to.category(category)} prefetch={false}>{categoryWords(category, locale).name}</Link> · </>}
          {t('weight', { weight })} · {t('since')} <Time locale={locale} at={openedAt} />
        </span>
      </p>
      <h2 className="judged-place"><Link href={kind === 'person' && person ? to.person(person.handle) : post ? to.post(post.threadId, post.number) : open} prefetch={false} dir="auto">{title}</Link></h2>
      {kind !== 'person' && <p>{person ? t('by', { name: person.name }) : t('gonePerson')} {person && <StandingBadge locale={locale} standing={person.standing} />}</p>}
      {record && <Past locale={locale} record={record} />}
      {sealed && <p>{words(locale, 'moderation')('queue.sealedNow', { scope: scopeWords(locale, [sealed]) })}</p>}
      <Why locale={locale} item={item} />
      {flags.length > 0 && <Flags locale={locale} flags={flags} />}
      {post && post.state !== 'deleted' && <Fold icon="eye" summary={t('read')}><div className="judged-text"><PostBody locale={locale} post={post} /></div></Fold>}
      {post?.state === 'deleted' && <p>{words(locale, 'moderation')('queue.deleted')}</p>}
      <Around locale={locale} before={item.before} after={item.after} />
      {past.length > 0 && (
        <p className="entry-meta">
          {t('past')}: {past.map((one, index) => <span key={one.id}>{index > 0 && ' · '}<a href={to.logEntry(one.id)}>{words(locale, 'moderation')(`kinds.${one.kind}`, { id: '' })}</a>{one.undone && ` (${t('undone')})`}</span>)}
        </p>
      )}
      <AssignForm itemId={id} assignee={item.assignee?.name ?? null} mine={item.mine} />
      {kind === 'post' && post ? (
        <DecisionForm
          postId={post.id} itemId={id} last={item.last} acts={acts.filter((act) => act !== 'seal-part')} deletes={post.state !== 'deleted'}
          picked={scopePicked(flags, sealed ?? post.spoiler)} versions={versionChoices(locale)} groups={cannedGroups(locale)} queued
        />
      ) : <OtherForm itemId={id} acts={OTHER_ACTS} groups={cannedGroups(locale, ['accept', 'dismiss'])} queued />}
      <p><Link href={open} prefetch={false}>{t(kind === 'post' ? 'open' : 'openOther')}</Link></p>
    </li>
  )
}

/** Why it waits, where it is not for reports alone. */
function Why({ locale, item: { kind, held, radar, listed, flags } }: { locale: Locale; item: QueueItemView }) {
  const t = words(locale, 'queue')
  return (
    <>
      {held && <p>{t('held')}</p>}
      {radar && !held && <p>{t('radar')}</p>}
      {listed && <p>{t('listed')}</p>}
      {kind === 'post' && !held && !radar && !listed && flags.length === 0 && <p>{t('edited')}</p>}
    </>
  )
}

/** Who reported it, by standing. What they noted is on the item's own page. */
export function Flags({ locale, flags }: { locale: Locale; flags: readonly QueueFlag[] }) {
  const t = words(locale, 'queue')
  return (
    <ul className="flags" aria-label={t('reports')}>
      {flags.map(({ reason, standing, scope, at }, index) => (
        <li key={index}>
          <Icon name="flag" />
          <p>{t('reportBy', { reason: words(locale, 'flags')(`reasons.${reason}`), standing: words(locale, 'moderation')(`standing.${standing}`) })} · <Time locale={locale} at={at} short /> {scope && <ScopeBadge locale={locale} scopes={[scope]} />}</p>
        </li>
      ))}
    </ul>
  )
}
