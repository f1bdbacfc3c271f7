'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { takeBackAction } from '@/lib/moderation/actions'
import { Fold } from './fold'
import { WhyFields, type CannedGroup } from './why-fields'

/** Takes a decision back, with a reason; folded until asked for. */
export function UndoForm({ postId, threadId, person, from, actionId, groups }: {
  /** What the decision was about: a post, a thread itself, or a person, by their handle. */
  postId?: number
  threadId?: number
  person?: string
  /** The page that it is on, where that is not the usual one. */
  from?: 'arrange'
  actionId: number
  groups: readonly CannedGroup[]
}) {
  const t = useTranslations('moderation')
  const { state: { values, serial, refusals }, send, wrong, form } = useSend(takeBackAction)
  return (
    <Fold summary={t('item.undo')} open={refusals.length > 0}>
      <form ref={form} action={send} className="stack">
        {postId !== undefined && <input type="hidden" name="post" value={postId} />}
        {threadId !== undefined && <input type="hidden" name="thread" value={threadId} />}
        {person !== undefined && <input type="hidden" name="person" value={person} />}
        {from && <input type="hidden" name="from" value={from} />}
        <input type="hidden" name="action" value={actionId} />
        <SendFields />
        {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
        <WhyFields id={`undo-${actionId}`} groups={groups} values={values} wrong={wrong} serial={serial} />
        <p><SubmitButton pending={t('decision.sending')}>{t('item.undoSend')}</SubmitButton></p>
      </form>
    </Fold>
  )
}

/** Says what was just decided and takes it back at one press: a slip of the hand needs no words. */
export function UndoBarForm({ postId, itemId, actionId, said, queued = false }: { postId?: number; itemId?: number; actionId: number; said: string; queued?: boolean }) {
  const t = useTranslations('moderation')
  const { send, wrong, form } = useSend(takeBackAction)
  const error = wrong() ?? wrong('canned')
  return (
    <form ref={form} action={send} className="undo-bar">
      <p role="status" tabIndex={-1}>{error ?? said}</p>
      {postId !== undefined && <input type="hidden" name="post" value={postId} />}
      {itemId !== undefined && <input type="hidden" name="item" value={itemId} />}
      {queued && <input type="hidden" name="from" value="queue" />}
      <input type="hidden" name="action" value={actionId} />
      <input type="hidden" name="canned" value="slip" />
      <SendFields />
      <SubmitButton pending={t('decision.sending')} data-key="undo">{t('item.undoSend')}</SubmitButton>
    </form>
  )
}
