import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import type { NoticeView } from '@/lib/notices/view'
import { pathsIn } from '@/lib/paths'

/** What the asker was told: GET /me/notifications. Nothing of it quotes a post. */
export function noticeShape(notice: NoticeView) {
  const { id, at, unread } = notice
  const told = { id: String(id), createdAt: at.toISOString(), unread }
  if (notice.kind === 'moderation' || notice.kind === 'report') {
    const { kind, action: { id: actionId, kind: act, scope, address }, about } = notice
    return { ...told, kind, as: about.role, action: { id: String(actionId), kind: act, scope }, post: address && placeShape(address.threadId, address.number), thread: address && { id: String(address.threadId), title: address.title } }
  }
  const { place: { threadId, number, title, by, gone } } = notice
  const place = { by, post: { ...placeShape(threadId, number), gone }, thread: { id: String(threadId), title } }
  return notice.kind === 'thread' ? { ...told, ...place, kind: notice.kind, count: notice.count } : { ...told, ...place, kind: notice.kind }
}

function placeShape(threadId: number, number: number | null) {
  const to = pathsIn(DEFAULT_LOCALE)
  return { threadId: String(threadId), number, url: number === null ? to.threadById(threadId) : to.post(threadId, number) }
}
