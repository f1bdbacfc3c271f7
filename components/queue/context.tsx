import { Fold } from '@/components/moderation/fold'
import { PostBody } from '@/components/threads/post-body'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import type { PostView } from '@/lib/posts/view'
import type { RecordView } from '@/lib/queue/view'

/** The posts around one in its thread. Folded: a moderator may not have seen that version yet. */
export function Around({ locale, before, after }: { locale: Locale; before: PostView | null; after: PostView | null }) {
  const t = words(locale, 'queue')
  if (!before && !after) return null
  return (
    <Fold icon="eye" summary={t('context')}>
      {before && <Neighbour locale={locale} post={before} said={t('before', { number: before.number })} />}
      {after && <Neighbour locale={locale} post={after} said={t('after', { number: after.number })} />}
    </Fold>
  )
}

function Neighbour({ locale, post, said }: { locale: Locale; post: PostView; said: string }) {
  return (
    <section className="queue-neighbour">
      <p className="entry-meta">{said} · {post.author?.name} · <Time locale={locale} at={post.createdAt} short /></p>
      <PostBody locale={locale} post={post} />
    </section>
  )
}

/** What one knows of somebody: since when they are here, how much they wrote, how often moderators had to do with it. */
export function Past({ locale, record: { joinedAt, ...record } }: { locale: Locale; record: RecordView }) {
  return <p className="entry-meta">{words(locale, 'queue')('record', { when: figures(locale).dateTime(joinedAt, { year: 'numeric', month: 'long' }), ...record })}</p>
}
