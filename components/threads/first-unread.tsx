'use client'

import { useLive } from '@/components/shell/live-words'
import { Link } from '@/components/ui/link'
import { useThreadMark } from './overlay'

/** Leads to the first post that the reader has not read, once that is known; nothing where there is none, or it is where they are anyway. */
export function FirstUnread({ address, page }: { address: string; page: number }) {
  const t = useLive()
  const mark = useThreadMark()
  if (!mark?.first || mark.first.number === 1) return null
  const { first: { number, page: on } } = mark
  const words = t('list.firstUnread')
  const look = 'button button-small first-unread'
  if (on === page) return <a className={look} href={`#p${number}`}>{words}</a>
  return <Link className={look} href={`${address}${on > 1 ? `/${on}` : ''}#p${number}`}>{words}</Link>
}
