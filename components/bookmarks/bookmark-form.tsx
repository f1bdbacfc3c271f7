'use client'

import { useSend } from '@/components/forms/use-send'
import { SendFields } from '@/components/forms/send-fields'
import { Select, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { bookmarkAction } from '@/lib/bookmarks/actions'

type Says = Record<'note' | 'noteHint' | 'remind' | 'never' | 'save' | 'saving', string>

/** Keeps a post: a note, and when to be reminded. */
export function BookmarkForm({ postId, kept, spans, says }: {
  postId: number
  kept: { note: string; remindAt: { at: string; says: string } | null }
  /** When it can remind, with the words for it. */
  spans: readonly { key: string; says: string }[]
  says: Says
}) {
  const { state: { values, serial }, send, wrong, form } = useSend(bookmarkAction)
  const missed = wrong() ?? wrong('remindAt')
  return (
    <form ref={form} action={send} className="grid gap-4">
      <input type="hidden" name="post" value={postId} />
      {kept.remindAt && <input type="hidden" name="remindAt" value={kept.remindAt.at} />}
      <SendFields />
      {missed && <Notice kind="danger" role="alert" tabIndex={-1}>{missed}</Notice>}
      <TextArea key={`note-${serial}`} name="note" label={says.note} hint={says.noteHint} error={wrong('note')} defaultValue={values.note ?? kept.note} rows={4} dir="auto" />
      <Select key={`remind-${serial}`} name="remind" label={says.remind} defaultValue={values.remind ?? (kept.remindAt ? 'as-it-is' : '')}>
        <option value="">{says.never}</option>
        {kept.remindAt && <option value="as-it-is">{kept.remindAt.says}</option>}
        {spans.map((span) => <option key={span.key} value={span.key}>{span.says}</option>)}
      </Select>
      <p><SubmitButton pending={says.saving}>{says.save}</SubmitButton></p>
    </form>
  )
}
