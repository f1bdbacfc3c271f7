import { Speaking } from '@/components/moderation/speaking'
import { versionChoices } from '@/components/threads/thread-page'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { REASONS_FOR } from '@/lib/flags/rules'
import type { FlaggingView } from '@/lib/flags/view'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { FlagForm } from './flag-form'
import { WithdrawForm } from './withdraw-form'

const DONE = ['sent', 'sealed', 'withdrawn'] as const
type Done = (typeof DONE)[number]

/** What an address says was just done; null: nothing. */
export function doneIn(asked: string | string[] | undefined): Done | null {
  return DONE.find((one) => one === asked) ?? null
}

/** Reports a post, a thread, its title or a person, or takes that back; `done` is what was just done. */
export function FlagPage({ locale, flagging, done }: { locale: Locale; flagging: FlaggingView; done: Done | null }) {
  const t = words(locale, 'flags')
  const { kind, thread, person, why, mine } = flagging
  const to = pathsIn(locale)
  const back = person ? to.person(person.handle) : thread?.number != null ? to.post(thread.id, thread.number) : to.threadById(thread?.id ?? 0)
  const place = { kind, id: flagging.id, thread: thread?.id ?? null, number: thread?.number ?? null, handle: person?.handle ?? null }
  const refused = why !== null && why !== 'flagged-already'
  return (
    <div className="column stack moderation">
      <h1>{t(done && done !== 'withdrawn' ? 'doneTitle' : `title.${kind}`)}</h1>
      {done && <Notice kind="ok" role="status">{t(`done.${done}`)}</Notice>}
      <p>{t(`about.${kind}`, { number: thread?.number ?? 0 })} <Link href={back} dir="auto">{person?.name ?? thread?.title}</Link></p>
      {refused && <Notice role="status">{refusalWords(locale, { reason: why })}</Notice>}
      {mine && (
        <section className="card stack">
          <p>{t('mine', { reason: t(`reasons.${mine.reason}`) })} · <Time locale={locale} at={mine.at} /></p>
          {mine.decided ? <p>{t(`decided.${mine.decided}`)}</p> : <Speaking locale={locale}><WithdrawForm place={place} /></Speaking>}
        </section>
      )}
      {!refused && !mine && (
        <>
          <p className="entry-meta">{t('who')} {kind === 'thread' && thread && <Link href={to.flagTitle(thread.id)} prefetch={false}>{t('aboutTitle')}</Link>}</p>
          <Speaking locale={locale}><FlagForm place={place} reasons={REASONS_FOR[kind]} versions={kind === 'post' ? versionChoices(locale) : null} back={back} /></Speaking>
        </>
      )}
      {(mine || refused) && <p><Link href={back}>{t('back')}</Link></p>}
    </div>
  )
}
