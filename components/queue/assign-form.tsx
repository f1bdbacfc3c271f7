'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { SubmitButton } from '@/components/ui/submit-button'
import { assignAction } from '@/lib/queue/actions'

/** Takes an item, or gives it back; where somebody else has, it says who. */
export function AssignForm({ itemId, assignee, mine }: { itemId: number; assignee: string | null; mine: boolean }) {
  const t = useTranslations('queue')
  const { send, wrong, form } = useSend(assignAction)
  if (assignee !== null && !mine) return <p className="entry-meta">{t('taken', { name: assignee })}</p>
  return (
    <form ref={form} action={send} className="queue-assign">
      <input type="hidden" name="item" value={itemId} />
      <input type="hidden" name="take" value={mine ? '' : '1'} />
      <SendFields />
      {mine && <span>{t('takenMine')}</span>}
      <SubmitButton kind="quiet" small data-key="take">{t(mine ? 'giveBack' : 'take')}</SubmitButton>
      {wrong() && <span role="alert" tabIndex={-1}>{wrong()}</span>}
    </form>
  )
}
