import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { UndoBar } from '@/components/ui/undo-bar'
import { restoreBookmarkAction } from '@/lib/bookmarks/actions'
import type { BookmarkPage, BookmarkView } from '@/lib/bookmarks/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { plainExcerpt } from '@/lib/markdown/excerpt'
import { pathsIn } from '@/lib/paths'
import { RemoveForm, remindWords } from './keeping-page'

/** The posts that somebody keeps. `said`: what was just done, and with which post. */
export function BookmarksPage({ locale, page: { bookmarks, before }, first, said }: {
  locale: Locale
  page: BookmarkPage
  first: boolean
  said: { what: 'kept' | 'removed'; postId: number } | null
}) {
  const t = words(locale, 'bookmarks')
  const to = pathsIn(locale)
  return (
    <div className="column grid gap-4">
      <h1>{t('title')}</h1>
      {said?.what === 'kept' && <Notice kind="ok" role="status">{t('kept')}</Notice>}
      {said?.what === 'removed' && (
        <UndoBar said={t('removed')} undo={t('undo')} action={restoreBookmarkAction}>
          <input type="hidden" name="post" value={said.postId} />
          <input type="hidden" name="locale" value={locale} />
        </UndoBar>
      )}
      {bookmarks.length === 0 && <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>}
      <ol className="written written-posts">
        {bookmarks.map((bookmark) => <li key={bookmark.id}><Kept locale={locale} bookmark={bookmark} /></li>)}
      </ol>
      <p className="turn">
        {!first && <Link href={to.bookmarks()} prefetch={false}>{t('newest')}</Link>}
        {before !== null && <Link href={to.bookmarks({ before })} rel="next" prefetch={false}>{t('older')}</Link>}
      </p>
    </div>
  )
}

// UTF-16 units: three lines on a phone.
const EXCERPT = 200

function Kept({ locale, bookmark: { postId, threadId, number, title, author, text, sealed, note, remindAt, createdAt } }: { locale: Locale; bookmark: BookmarkView }) {
  const t = words(locale, 'bookmarks')
  const to = pathsIn(locale)
  return (
    <article className="bookmark">
      <h2><Link href={to.post(threadId, number)} prefetch={false} dir="auto">{t('post', { number, title })}</Link></h2>
      <p className="written-meta">
        {author && <>{t('by', { name: author.name })} · </>}<Time locale={locale} at={createdAt} short />
        {remindAt && <> · <Badge><Icon name="bell" />{t('remindsAt', { when: remindWords(locale, remindAt) })}</Badge></>}
      </p>
      {note?.kind === 'cleared' && <p className="bookmark-note" dir="auto">{note.text}</p>}
      {text === null && <p className="muted">{t('gone')}</p>}
      {text?.kind === 'cleared' && text.text.trim() !== '' && <p className="written-text" dir="auto">{plainExcerpt(text.text, EXCERPT)}</p>}
      <ScopeBadge locale={locale} scopes={text?.kind === 'withheld' ? text.scopes : sealed} />
      <div className="bookmark-acts">
        <LinkButton small href={to.bookmark(threadId, number)}>{t('edit')}</LinkButton>
        <RemoveForm locale={locale} postId={postId}>{t('remove')}</RemoveForm>
      </div>
    </article>
  )
}
