'use client'

import { useLive } from '@/components/shell/live-words'
import { Icon, type IconName } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { COUNTED } from '@/lib/reading/rules'
import { useListMark } from './list-marks'

/** A thread's title. It opens at the first post that the reader has not read, where that is known. */
export function RowTitle({ threadId, href, title }: { threadId: number; href: string; title: string }) {
  const first = useListMark(threadId)?.first
  return <Link href={first ? `${href}${first.page > 1 ? `/${first.page}` : ''}#p${first.number}` : href} dir="auto" data-key="open">{title}</Link>
}

/** What is new for the reader in a thread, in a place that is there for everybody. */
export function RowMark({ threadId }: { threadId: number }) {
  const t = useLive()
  const mark = useListMark(threadId)
  if (!mark) return null
  const { unread, isNew, level, readTo } = mark
  return (
    <span className="row-mark" data-level={level} data-read={(readTo !== null && unread === 0) || undefined}>
      {level !== 'mute' && unread > 0 && <span className="row-count"><span aria-hidden="true">{unread < COUNTED ? unread : `${COUNTED - 1}+`}</span><span className="sr-only">{t('list.unread', { count: unread })}</span></span>}
      {unread === 0 && isNew && <span className="row-count">{t('list.new')}</span>}
      {level === 'follow' && unread === 0 && !isNew && <Said icon="bell" words={t('list.followed')} />}
      {level === 'mute' && <Said icon="mute" words={t('list.muted')} />}
    </span>
  )
}

function Said({ icon, words }: { icon: IconName; words: string }) {
  return <span className="row-level" title={words}><Icon name={icon} /><span className="sr-only">{words}</span></span>
}
