'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import type { VersionChoice } from '@/components/forms/body-tools'
import { ScopePicker } from '@/components/threads/scope-picker'
import { FieldError, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { useScript } from '@/components/ui/use-script'
import { decideAction } from '@/lib/moderation/actions'
import { pickedIn } from './decision-form'
import { WhyFields, type CannedGroup } from './why-fields'

/** Seals words of a post: selected in its source where script runs, copied into a field where it does not. */
export function PartForm({ postId, itemId, last, chosen, source, revision, picked, versions, groups }: {
  postId: number
  itemId: number | null
  last: number
  /** What was selected in the shown text, as it stands in the source; null: nothing yet. */
  chosen: { start: number; end: number } | null
  source: string
  revision: number
  picked: { version: string; until: string }
  versions: readonly VersionChoice[]
  groups: readonly CannedGroup[]
}) {
  const t = useTranslations('moderation')
  const { state: { values, serial }, send, wrong, form } = useSend(decideAction)
  const script = useScript()
  const place = useSelection('part-source', source, chosen)
  const selected = source.slice(place.start, place.end)
  return (
    <form ref={form} action={send} className="stack">
      <input type="hidden" name="post" value={postId} />
      {itemId !== null && <input type="hidden" name="item" value={itemId} />}
      <input type="hidden" name="act" value="seal-part" />
      <input type="hidden" name="last" value={last} />
      <input type="hidden" name="revision" value={revision} />
      {script && <input type="hidden" name="start" value={place.start} />}
      {script && <input type="hidden" name="end" value={place.end} />}
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextArea
        id="part-source" name="source" label={t('part.source')} hint={script ? t('part.select') : undefined} value={source} readOnly rows={8} dir="auto"
        spellCheck={false}
      />
      {script ? (
        <div className="part-selected" role="status">
          <p className="field-label">{selected.trim() ? t('part.selected') : t('part.none')}</p>
          {selected.trim() && <blockquote dir="auto">{selected}</blockquote>}
          {wrong('words') && <FieldError>{wrong('words')}</FieldError>}
        </div>
      ) : (
        <TextArea key={`words-${serial}`} id="part-words" name="words" label={t('part.words')} hint={t('part.wordsHint')} error={wrong('words')} defaultValue={values.words ?? (chosen ? source.slice(chosen.start, chosen.end) : undefined)} rows={3} />
      )}
      <ScopePicker
        legend={t('decision.scope')} none={t('decision.scopeNone')} picked={{ ...picked, ...pickedIn(values) }}
        versions={versions} error={wrong('scope')} serial={serial}
      />
      <WhyFields id="part" groups={groups} values={values} wrong={wrong} serial={serial} />
      <p><SubmitButton pending={t('decision.sending')}>{t('part.send')}</SubmitButton></p>
    </form>
  )
}

/**
 * What is selected in a field with this text: also what was before the script came. It stays when the focus goes on to other fields, and
 * ends with the text it was made in.
 */
function useSelection(id: string, text: string, chosen: { start: number; end: number } | null) {
  const [place, setPlace] = useState({ ...(chosen ?? { start: 0, end: 0 }), text })
  useEffect(() => {
    const read = () => {
      const area = document.getElementById(id) as HTMLTextAreaElement | null
      if (area && document.activeElement === area) setPlace({ start: area.selectionStart, end: area.selectionEnd, text })
    }
    read()
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [id, text])
  return place.text === text ? place : { start: 0, end: 0 }
}
