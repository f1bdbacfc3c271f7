'use client'

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Notice } from '@/components/ui/notice'
import { api } from '@/lib/paths'

interface Previewed {
  html: string
  warnings: { code: string }[]
}

// One question for a burst of typing.
const PAUSE_MS = 350

/** Shows the post as its author will see it, made by the renderer that makes the post, and says which marks are unclear. Script only. */
export function Preview({ form, threadId }: { form: RefObject<HTMLFormElement | null>; threadId?: number }) {
  const t = useTranslations('compose')
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState<Previewed | 'failed' | null>(null)
  const latest = useRef(0)

  const ask = useCallback(async () => {
    if (!form.current) return
    const fields = new FormData(form.current)
    const turn = ++latest.current
    const answer = await fetch(api.preview(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: JSON.stringify({ body: fields.get('body'), version: fields.get('version'), until: fields.get('until'), thread: threadId ?? null, category: fields.get('category'), replyTo: Number(fields.get('replyTo')) || null }),
    }).catch(() => null)
    if (turn !== latest.current) return
    setShown(answer?.ok ? ((await answer.json()) as Previewed) : 'failed')
  }, [form, locale, threadId])

  useEffect(() => {
    const element = form.current
    if (!open || !element) return
    let timer: ReturnType<typeof setTimeout>
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), PAUSE_MS)
    }
    void ask()
    element.addEventListener('input', soon)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', soon)
    }
  }, [open, ask, form])

  return (
    <details className="preview" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('preview.name')}</summary>
      {shown === 'failed' && <p className="muted">{t('preview.failed')}</p>}
      {shown === null && <p className="muted">{t('preview.waiting')}</p>}
      {shown !== null && shown !== 'failed' && (
        <>
          {[...new Set(shown.warnings.map(({ code }) => code))].map((code) => (
            <Notice key={code}>{t(`warnings.${code}` as 'warnings.spoiler-unclosed')}</Notice>
          ))}
          <div className="prose" dangerouslySetInnerHTML={{ __html: shown.html }} />
        </>
      )}
    </details>
  )
}
