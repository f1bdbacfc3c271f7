'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Fold } from '@/components/moderation/fold'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { Choice, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { bulkAction } from '@/lib/queue/actions'
import type { BulkAct } from '@/lib/queue/rules'
import { UNTRIED, type BulkState } from '@/lib/queue/view'

const ITEMS = 'input[form="bulk"][name="item"]'

/** Decides the same about all that is selected, and says what became of each, also where nothing is left that could be selected: `shown` is whether there is. */
export function BulkForm({ shown, acts, groups }: { shown: boolean; acts: readonly BulkAct[]; groups: readonly CannedGroup[] }) {
  const t = useTranslations('queue')
  const words = useTranslations('refusals')
  const locale = useLocale()
  const [state, send] = useActionState(bulkAction, UNTRIED)
  const [count, setCount] = useState(0)
  const router = useRouter()
  const [refreshing, begin] = useTransition()
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const recount = () => setCount(document.querySelectorAll(`${ITEMS}:checked`).length)
    // What comes in place of what was decided is looked at before it is selected.
    if (state.results && !refreshing) document.querySelectorAll<HTMLInputElement>(ITEMS).forEach((item) => (item.checked = false))
    recount()
    document.addEventListener('change', recount)
    return () => document.removeEventListener('change', recount)
  }, [state, refreshing])
  useEffect(() => {
    if (state.serial > 0) said.current?.focus()
    // What was decided leaves the list.
    if (state.results) begin(() => router.refresh())
  }, [state, router])
  const wrong = (field?: string) => {
    const refusal = state.refusals.find((one) => one.field === field)
    return refusal && words(refusal.reason, refusal.values ?? {})
  }
  return (
    <section className="queue-bulk">
      <div ref={said} tabIndex={-1} role="status">{state.results && <Results results={state.results} />}</div>
      {shown && (
        <Fold icon="shield" summary={t('bulk.title')} open={state.refusals.length > 0 || count > 0}>
          <form id="bulk" action={send} className="stack decision">
            <input type="hidden" name="locale" value={locale} />
            <p className="entry-meta">{t('bulk.about')}</p>
            <p role="status">{t('bulk.count', { count })}</p>
            {wrong('items') && <Notice kind="danger" role="alert">{wrong('items')}</Notice>}
            {wrong() && <Notice kind="danger" role="alert">{wrong()}</Notice>}
            <fieldset>
              <legend className="field-label">{t('decide')}</legend>
              {acts.map((act) => <Choice key={`${act}-${state.serial}`} type="radio" name="act" value={act} label={t(`acts.${act}`)} required defaultChecked={state.values.act === act} />)}
              {wrong('act') && <FieldError>{wrong('act')}</FieldError>}
            </fieldset>
            <WhyFields id="bulk" groups={groups} values={state.values} wrong={wrong} serial={state.serial} />
            <p><SubmitButton>{t('bulk.send')}</SubmitButton></p>
          </form>
        </Fold>
      )}
    </section>
  )
}

function Results({ results }: { results: NonNullable<BulkState['results']> }) {
  const t = useTranslations('queue')
  const words = useTranslations('refusals')
  const to = pathsIn(localeOf(useLocale()))
  return (
    <Notice kind="ok">
      <p>{t('bulk.done', { done: results.filter(({ actionId }) => actionId !== null).length, all: results.length })}</p>
      <ul className="queue-results">
        {results.map(({ id, title, number, actionId, why, decided }) => (
          <li key={id}>
            <span dir="auto">{number === null ? title : t('post', { title, number })}</span>:{' '}
            {actionId !== null ? <a href={to.logEntry(actionId)}>{t('bulk.ok', { id: String(actionId) })}</a> : words(why ?? 'invalid', { kind: decided ?? 'withdrawn', name: '' })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
