import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import type { Refusal } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import type { ThreadRow } from '@/lib/threads/view'

/** Where somebody wants to go, as they typed it. */
export interface JumpAsked {
  to: string
  date: string
}

/** To a post of a thread by its number or by a day: a plain form whose address leads on. */
export function JumpForm({ locale, thread, asked = { to: '', date: '' }, refusals = [] }: {
  locale: Locale
  thread: ThreadRow
  asked?: JumpAsked
  refusals?: readonly Refusal[]
}) {
  const t = words(locale, 'threads')
  const wrong = (field: keyof JumpAsked) => {
    const refusal = refusals.find((one) => one.field === field)
    return refusal && refusalWords(locale, refusal)
  }
  return (
    <form className="jump" method="get" action={pathsIn(locale).jump(thread.id)}>
      <TextField
        name="to" id="jump-to" inputMode="numeric" autoComplete="off" label={t('jump.number')} hint={t('jump.numberHint', { last: thread.lastNumber })}
        defaultValue={asked.to} error={wrong('to')}
      />
      <TextField name="date" id="jump-date" type="date" label={t('jump.date')} hint={t('jump.dateHint')} defaultValue={asked.date} error={wrong('date')} />
      <Button kind="primary" type="submit">{t('jump.go')}</Button>
    </form>
  )
}
