import { cannedList } from '@/components/moderation/canned'
import { actionWords, Entry } from '@/components/moderation/entry'
import { Speaking } from '@/components/moderation/speaking'
import { UndoForm } from '@/components/moderation/undo-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { ArrangingView } from '@/lib/arranging/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { ArrangeForm } from './arrange-form'

/** What moderators do with a thread as a whole: `posts` are numbers to be split off, `done` the act that was just done. */
export function ArrangePage({ locale, view: { thread, gone, acts, history }, posts, done }: { locale: Locale; view: ArrangingView; posts: string; done: number | null }) {
  const t = words(locale, 'moderation')
  const to = pathsIn(locale)
  const made = history.find(({ id }) => id === done)
  return (
    <Speaking locale={locale}>
      <div className="column stack moderation">
        <h1>{t('arranging.title')}</h1>
        <p>{gone ? <span dir="auto">{thread.title}</span> : <Link href={to.thread(thread)} dir="auto">{thread.title}</Link>}</p>
        {made && <p className="undo-bar" role="status">{t('arranging.done', { what: actionWords(locale, made) })}</p>}
        {gone && <Notice>{t('arranging.gone')}</Notice>}
        <p className="muted">{t('arranging.about')}</p>
        {!gone && <p><Link href={to.editThread(thread.id)} prefetch={false}>{t('arranging.edit')}</Link></p>}
        <section className="card stack" aria-label={t('arranging.what')}>
          <ArrangeForm id="thread" target={thread.id} threadId={thread.id} what={acts} groups={cannedList(locale, gone ? 'restore-thread' : 'lock', 'pin', 'delete-thread')} />
        </section>
        {!gone && (['merge', 'split'] as const).map((what) => (
          <section key={what} className="card stack" aria-labelledby={what}>
            <h2 id={what}>{t(`arranging.${what}.title`)}</h2>
            <p>{t(`arranging.${what}.about`)}</p>
            <ArrangeForm id={`${what}-form`} target={thread.id} threadId={thread.id} what={what} posts={posts} groups={cannedList(locale, what)} />
          </section>
        ))}
        <section className="stack" aria-labelledby="history">
          <h2 id="history">{t('arranging.history')}</h2>
          {history.length === 0 && <p>{t('arranging.historyEmpty')}</p>}
          <ol className="entries">
            {history.map((action) => (
              <Entry key={action.id} locale={locale} action={action}>
                {action.whyNotUndo === null && <UndoForm threadId={thread.id} from="arrange" actionId={action.id} groups={cannedList(locale, 'undo')} />}
              </Entry>
            ))}
          </ol>
        </section>
      </div>
    </Speaking>
  )
}
