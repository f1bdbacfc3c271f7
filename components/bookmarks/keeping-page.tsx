import { Link } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeBookmarkAction } from '@/lib/bookmarks/actions'
import { REMIND_IN } from '@/lib/bookmarks/rules'
import type { KeepingView } from '@/lib/bookmarks/view'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { BookmarkForm } from './bookmark-form'

/** Keeps one post, changes what is kept with it, or lets it go. */
export function KeepingPage({ locale, keeping: { postId, threadId, number, title, kept } }: { locale: Locale; keeping: KeepingView }) {
  const t = words(locale, 'bookmarks')
  const to = pathsIn(locale)
  const note = kept?.note?.kind === 'cleared' ? kept.note.text : ''
  const remindAt = kept?.remindAt ? { at: kept.remindAt.toISOString(), says: t('remindsAt', { when: remindWords(locale, kept.remindAt) }) } : null
  const spans = (Object.keys(REMIND_IN) as (keyof typeof REMIND_IN)[]).map((key) => ({ key, says: t(`in.${key}`) }))
  return (
    <div className="column grid gap-4">
      <h1>{t(kept ? 'change' : 'keep')}</h1>
      <p><Link href={to.post(threadId, number)} dir="auto">{t('post', { number, title })}</Link></p>
      <BookmarkForm
        postId={postId} kept={{ note, remindAt }} spans={spans}
        says={{ note: t('note'), noteHint: t('noteHint'), remind: t('remind'), never: t('never'), save: t('save'), saving: t('saving') }}
      />
      {kept && <RemoveForm locale={locale} postId={postId}>{t('remove')}</RemoveForm>}
      <p><Link href={to.bookmarks()}>{t('all')}</Link></p>
    </div>
  )
}

/** The one button that lets a post go. */
export function RemoveForm({ locale, postId, children }: { locale: Locale; postId: number; children: string }) {
  return (
    <form action={removeBookmarkAction}>
      <input type="hidden" name="post" value={postId} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton kind="plain" small>{children}</SubmitButton>
    </form>
  )
}

/** When a reminder is due, to the hour: pages know no reader's zone, so it names its own. */
export function remindWords(locale: Locale, at: Date): string {
  return figures(locale).dateTime(at, { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
}
