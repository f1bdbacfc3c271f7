import { cannedList } from '@/components/moderation/canned'
import { Entry } from '@/components/moderation/entry'
import { Speaking } from '@/components/moderation/speaking'
import { UndoForm } from '@/components/moderation/undo-form'
import { minuteWords } from '@/components/spoilers/minute-words'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { ThreadEditView } from '@/lib/threads/view'
import { EditThreadForm } from './edit-thread-form'
import { versionChoices } from './thread-page'

/** A thread's title, category, scope and tags to be changed; for moderators with what was changed before. `undone`: something just was. */
export function EditThreadPage({ locale, edit, categories, undone }: {
  locale: Locale
  edit: ThreadEditView
  categories: readonly { slug: string; name: string }[]
  undone: boolean
}) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const { thread, revision, moderating, moderates, history, earlier } = edit
  return (
    <Speaking locale={locale}>
      <div className="column thread stack">
        <h1>{t('editThread.title')}</h1>
        <p><Link href={to.thread(thread)} dir="auto">{thread.title}</Link></p>
        {undone && <p className="undo-bar" role="status">{t('editThread.done')}</p>}
        {moderating && <Notice>{t('editThread.moderating')}</Notice>}
        {moderates && <p><Link href={to.arrange(thread.id)} prefetch={false}>{words(locale, 'moderation')('arranging.thread')}</Link></p>}
        <EditThreadForm
          thread={{
            id: thread.id, revision, title: thread.title, category: thread.category, tags: thread.tags.join(', '),
            version: thread.spoiler?.version ?? '', until: thread.spoiler?.until == null ? '' : minuteWords(thread.spoiler.until),
          }}
          key={revision} categories={categories} versions={versionChoices(locale)} groups={moderating ? cannedList(locale, 'retitle') : null} back={to.thread(thread)}
        />
        {history.length > 0 && (
          <section className="stack" aria-labelledby="changed">
            <h2 id="changed">{t('editThread.log')}</h2>
            <ol className="entries">
              {history.map((action) => (
                <Entry key={action.id} locale={locale} action={action} withPost={false}>
                  {action.whyNotUndo === null && <UndoForm threadId={thread.id} actionId={action.id} groups={cannedList(locale, 'undo')} />}
                </Entry>
              ))}
            </ol>
          </section>
        )}
        {earlier.length > 0 && (
          <section aria-labelledby="earlier">
            <h2 id="earlier">{t('editThread.earlier')}</h2>
            <p className="muted">{t('editThread.earlierNote')}</p>
            <ul className="written">
              {earlier.map(({ title, until }) => title.kind === 'cleared' && <li key={until.getTime()}><span dir="auto">{title.text}</span> <Time locale={locale} at={until} short /></li>)}
            </ul>
          </section>
        )}
      </div>
    </Speaking>
  )
}
