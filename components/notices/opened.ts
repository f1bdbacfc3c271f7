import { tellMe, type Me } from '@/components/shell/me'
import { api } from '@/lib/paths'

/** What somebody was told of the posts of this page is read now: it was opened. The bell counts what is left. */
export async function markOpened(me: Me, thread: number, page: number): Promise<void> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ thread, page }) }
  const answer = await fetch(api.readNotifications(), asked).catch(() => null)
  if (answer?.ok) tellMe({ ...me, notices: ((await answer.json()) as { unread: number }).unread })
}
