'use client'

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { asTyped } from '@/components/forms/as-typed'
import { announce } from '@/components/shell/announce'
import { api } from '@/lib/paths'
import { minuteFromField } from '@/lib/spoilers/minute-field'

/** A phrase that may give the film away. `advise`: likely enough to say so. */
export interface Giveaway {
  phrase: string
  /** In UTF-16 units of the text as the server keeps it. */
  start: number
  end: number
  field: 'title' | 'body'
  scope: { version: string; until: number | null }
  because: string
  advise: boolean
}

interface Answer {
  /** The first is the whole text, with what lies in it. */
  segments: readonly { html: string }[]
  warnings: { code: string }[]
  radar: { findings: Giveaway[] }
}

// One question for a burst of typing; advice, which nobody asked for, waits until the hand rests.
const PAUSE_MS = 350
const REST_MS = 900
// Fewer signs than this tell nothing.
const SHORTEST = 12

const UNREADABLE = 422

/** The scope of the whole text, as the form has it; a minute that cannot be read stands for the end. */
function scopeIn(fields: FormData): { version: string; until: number | null } | null {
  const minute = minuteFromField(String(fields.get('until') ?? ''))
  return fields.get('version') ? { version: String(fields.get('version')), until: typeof minute === 'number' ? minute : null } : null
}

/** What two findings are the same by, wherever they stand. */
export const nameOf = ({ field, because, phrase }: Giveaway) => `${field} ${because} ${phrase}`

/** What the server says of what is typed: how it will look, while the preview is open, and what may be a spoiler. Spoken once for each phrase. */
export function usePreviewed(form: RefObject<HTMLFormElement | null>, threadId?: number) {
  const t = useTranslations('compose')
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState<Answer | 'failed' | null>(null)
  const latest = useRef(0)
  const spoken = useRef(new Set<string>())

  const ask = useCallback(async () => {
    if (!form.current) return
    const fields = new FormData(form.current)
    const turn = ++latest.current
    const answer = await fetch(api.preview(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: asTyped({
        title: fields.get('title'), body: fields.get('body'), spoiler: scopeIn(fields),
        thread: threadId ?? null, category: fields.get('category'), replyTo: Number(fields.get('replyTo')) || null,
      }),
    }).catch(() => null)
    const said = answer?.ok ? ((await answer.json()) as Answer) : 'failed'
    if (turn !== latest.current) return
    // What is half typed is refused; what was shown before is truer than nothing.
    setShown((before) => (answer?.status === UNREADABLE ? (before ?? said) : said))
    const news = said === 'failed' ? [] : said.radar.findings.filter((one) => one.advise && !spoken.current.has(nameOf(one)))
    for (const one of news) spoken.current.add(nameOf(one))
    if (news.length > 0) announce(t('advice.spoken', { count: news.length }))
  }, [form, locale, threadId, t])

  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout>
    const soon = () => {
      clearTimeout(timer)
      const typed = ['title', 'body'].map((name) => element.elements.namedItem(name)).some((one) => one && 'value' in one && one.value.length >= SHORTEST)
      if (open || typed) timer = setTimeout(() => void ask(), open ? PAUSE_MS : REST_MS)
      else setShown(null)
    }
    if (open) void ask()
    else soon()
    element.addEventListener('input', soon)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', soon)
    }
  }, [open, ask, form])

  return { shown, setOpen, giveaways: shown === null || shown === 'failed' ? [] : shown.radar.findings.filter(({ advise }) => advise) }
}
