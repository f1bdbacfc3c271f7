import { Link } from '@/components/ui/link'
import { versionChoices } from '@/components/threads/thread-page'
import { Notice } from '@/components/ui/notice'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { ItemView } from '@/lib/moderation/view'
import { pathsIn } from '@/lib/paths'
import { AssignForm } from '@/components/queue/assign-form'
import { Around, Past } from '@/components/queue/context'
import { QueueKeys } from '@/components/queue/keys'
import { cannedList } from './canned'
import { Decide, pickedFor } from './decide'
import { actionWords, Entry } from './entry'
import { Giveaways } from './giveaways'
import { Judged } from './judged'
import { PartForm } from './part-form'
import { Speaking } from './speaking'
import { UndoBarForm, UndoForm } from './undo-form'

/**
 * One post, reported or not: what is known, what may be decided, and what was. `done` is the decision that was just made, `more` whether
 * it had to seal more than was selected, `late` whether somebody else's decision came first.
 */
export function ItemPage({ locale, item, done, more, late }: {
  locale: Locale
  item: ItemView
  done: number | null
  more: boolean
  late: boolean
}) {
  const t = words(locale, 'moderation')
  const made = item.history.find(({ id }) => id === done)
  const decided = item.history.find(({ by }) => by === 'moderator')
  const { id } = item.post
  return (
    <Speaking locale={locale}>
      <div className="column stack moderation">
        <p><Link href={pathsIn(locale).moderation()} prefetch={false}>{t('queue.back')}</Link></p>
        <h1>{t('item.title')}</h1>
        {made && (made.whyNotUndo === null
          ? <UndoBarForm key={made.id} postId={id} actionId={made.id} said={t('item.done', { what: actionWords(locale, made) })} />
          : <p className="undo-bar" role="status">{t('item.done', { what: actionWords(locale, made) })}</p>)}
        {late && decided && <Notice role="alert">{t('item.late', { what: actionWords(locale, decided) })}</Notice>}
        {made && more && <Notice role="status">{t('item.more')}</Notice>}
        <section className="card entry" data-item={item.item?.id ?? 0} data-open={pathsIn(locale).moderationItem(id)}>
          <Judged locale={locale} judged={item}><Giveaways locale={locale} told={item.told} /></Judged>
          <Around locale={locale} before={item.before} after={item.after} />
          {item.record && <Past locale={locale} record={item.record} />}
          {item.item && <AssignForm itemId={item.item.id} assignee={item.item.assignee?.name ?? null} mine={item.item.mine} />}
          {!item.item && <p className="entry-meta">{t('item.notWaiting')}</p>}
        </section>
        <section className="stack" aria-labelledby="decide">
          <h2 id="decide">{t('queue.decide')}</h2>
          {item.acts.some((act) => act !== 'seal-part') && <Decide locale={locale} judged={item} />}
        </section>
        {item.source?.text.kind === 'cleared' && (
          <section className="stack" aria-labelledby="part">
            <h2 id="part">{t('part.title')}</h2>
            <p>{t('part.intro')}</p>
            <PartForm
              postId={id} itemId={item.item?.id ?? null} last={item.last} chosen={item.chosen} source={item.source.text.text} revision={item.source.revision} picked={pickedFor(item)}
              versions={versionChoices(locale)} groups={cannedList(locale, 'seal-part')}
            />
          </section>
        )}
        <History locale={locale} item={item} />
        <QueueKeys />
      </div>
    </Speaking>
  )
}

function History({ locale, item: { post, history } }: { locale: Locale; item: ItemView }) {
  const t = words(locale, 'moderation')
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{t('item.history')}</h2>
      {history.length === 0 && <p>{t('item.historyEmpty')}</p>}
      <ol className="entries">
        {history.map((action) => (
          <Entry key={action.id} locale={locale} action={action} withPost={false}>
            {action.whyNotUndo === null && <UndoForm postId={post.id} actionId={action.id} groups={cannedList(locale, 'undo')} />}
          </Entry>
        ))}
      </ol>
    </section>
  )
}
