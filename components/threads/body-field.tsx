'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'

/** The Markdown of a post, with the few buttons that people reach for most: spoiler first. Without script it is a plain field. */
export function BodyField({ label, value, error, serial, rows = 6, autoFocus }: {
  label: string
  value: string
  error?: string
  serial: number
  rows?: number
  autoFocus?: boolean
}) {
  const t = useTranslations('compose')
  const around = useRef<HTMLDivElement>(null)
  const wrap = (before: string, after: string) => {
    const area = around.current?.querySelector('textarea')
    if (area) wrapSelection(area, before, after)
  }
  return (
    <div ref={around}>
      <TextArea
        key={serial} name="body" label={label} hint={t('hint')} error={error} defaultValue={value} rows={rows} dir="auto" required
        autoFocus={autoFocus} data-keep
      />
      <div className="body-tools" role="group" aria-label={t('tools.name')}>
        <Button small kind="quiet" onClick={() => wrap('||', '||')}><Icon name="eye" />{t('tools.spoiler')}</Button>
        <Button small kind="quiet" onClick={() => wrap('**', '**')}><b>{t('tools.bold')}</b></Button>
        <Button small kind="quiet" onClick={() => wrap('*', '*')}><i>{t('tools.italic')}</i></Button>
        <Button small kind="quiet" onClick={() => wrap('> ', '')}><Icon name="quote" />{t('tools.quote')}</Button>
      </div>
    </div>
  )
}

/** Puts marks around the selection as typing would, so that undo in the field takes them back. */
function wrapSelection(area: HTMLTextAreaElement, before: string, after: string): void {
  const { selectionStart: start, selectionEnd: end, value } = area
  const chosen = value.slice(start, end)
  area.focus()
  area.setRangeText(before + chosen + after, start, end, 'end')
  area.setSelectionRange(start + before.length, start + before.length + chosen.length)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
