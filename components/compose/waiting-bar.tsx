import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { keepAt, keptAt } from '@/components/forms/kept'
import { fillForm } from '@/components/forms/use-draft'
import { announce } from '@/components/shell/announce'
import { hintedHandle } from '@/components/shell/me'
import { Button } from '@/components/ui/button'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { OwnWords, useWriting, useWritingWords } from './own-words'
import { sendWaiting } from './send-waiting'
import { alone, waitingOf, withdraw, WAITING_EVENT, type Waiting } from './waiting'

// A connection that comes back is told by the browser; one that only seems to be there is tried.
const TRY_EVERY_MS = 15_000

/** What waits to be sent, on every page: it goes out by itself when there is a connection, and can be taken back into its form until then. */
export function WaitingBar() {
  const words = useWritingWords()
  const refusals = useTranslations('refusals')
  return words && <OwnWords writing={words}><Bar refusal={(reason) => refusals(reason as 'invalid')} /></OwnWords>
}

function Bar({ refusal }: { refusal: (reason: string) => string }) {
  const t = useWriting()
  const locale = localeOf(useLocale())
  const router = useRouter()
  const [waiting, setWaiting] = useState<readonly Waiting[]>(waitingOf)
  const [sent, setSent] = useState<{ title: string; to: string } | null>(null)

  const tryNow = useCallback(() => alone(async () => {
    for (const one of waitingOf()) {
      const to = await sendWaiting(one)
      if (to === null) continue
      setSent({ title: one.title, to })
      announce(t('waiting.sent', { title: one.title }))
      router.refresh()
    }
  }), [router, t])

  useEffect(() => {
    const again = () => setWaiting(waitingOf())
    const soon = () => void tryNow()
    const timer = setInterval(() => navigator.onLine && waitingOf().length > 0 && soon(), TRY_EVERY_MS)
    if (navigator.onLine) soon()
    window.addEventListener(WAITING_EVENT, again)
    window.addEventListener('storage', again)
    window.addEventListener('online', soon)
    return () => {
      clearInterval(timer)
      window.removeEventListener(WAITING_EVENT, again)
      window.removeEventListener('storage', again)
      window.removeEventListener('online', soon)
    }
  }, [tryNow])

  const takeBack = (one: Waiting) => alone(async () => {
    const before = keptAt(one.place)
    const body = [before?.fields.body, one.fields.body].filter((text) => text?.trim()).join('\n\n')
    const kept = { fields: { ...before?.fields, ...one.fields, body }, base: before?.base ?? null, dirty: true }
    keepAt(one.place, kept)
    withdraw(hintedHandle(), one.key)
    const form = document.querySelector<HTMLFormElement>(`form[data-place="${one.place}"]`)
    if (!form) return location.assign(one.fields.thread ? pathsIn(locale).reply(Number(one.fields.thread)) : pathsIn(locale).newThread())
    fillForm(form, kept.fields)
    // As it is, it is the same act; with another word it is another.
    form.dispatchEvent(new CustomEvent('cell:back', { detail: one.key }))
    form.dispatchEvent(new CustomEvent('cell:open', { detail: null }))
  })

  if (waiting.length === 0 && !sent) return null
  return (
    <section className="waiting" aria-label={t('waiting.name')}>
      <div role="status">
        {sent && waiting.length === 0 && <p>{t('waiting.sent', { title: sent.title })} <a href={sent.to}>{t('waiting.see')}</a></p>}
        {waiting.map((one) => <p key={one.key}>{t(one.fields.thread ? 'waiting.comment' : 'waiting.thread', { title: one.title })} {why(one)}</p>)}
      </div>
      {waiting.map((one) => (
        <p key={one.key} className="compose-actions">
          <Button small onClick={() => void takeBack(one)} aria-label={t('waiting.backThis', { title: one.title })}>{t('waiting.back')}</Button>
          <Button small kind="quiet" onClick={() => void tryNow()} aria-label={t('waiting.nowThis', { title: one.title })}>{t('waiting.now')}</Button>
        </p>
      ))}
    </section>
  )

  function why({ trouble }: Waiting) {
    if (trouble === undefined) return t('waiting.why')
    if (trouble === 'signed-out') return <a href={pathsIn(locale).signIn({ to: location.pathname })}>{t('waiting.signedOut')}</a>
    return trouble === 'failed' ? t('waiting.failed') : refusal(trouble)
  }
}
