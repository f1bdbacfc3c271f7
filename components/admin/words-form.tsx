'use client'

import { useTranslations } from 'use-intl'
import { useSend } from '@/components/forms/use-send'
import { Choice, FieldError, Select, TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { listAction, type ListState } from '@/lib/blocklist/actions'
import type { BlockedAct, BlockedKind } from '@/lib/blocklist/rules'
import type { TriedView } from '@/lib/blocklist/view'

/** A new entry of the list: tried on a text, then added. */
export function WordsForm({ locale, kinds, acts }: { locale: string; kinds: readonly BlockedKind[]; acts: readonly BlockedAct[] }) {
  const t = useTranslations('admin.words')
  const { state, send, wrong, form } = useSend(listAction)
  const { tried } = state as ListState
  const { kind = kinds[0], text = '', act = acts[0], try: pasted = '' } = state.values
  return (
    <form ref={form} action={send} className="grid grid-cols-1 gap-4" key={state.serial}>
      <input type="hidden" name="locale" value={locale} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset className="grid grid-cols-1 gap-2">
        <legend className="field-label">{t('kind')}</legend>
        {kinds.map((one) => <Choice key={one} type="radio" name="kind" value={one} defaultChecked={kind === one} label={t(`kinds.${one}`)} />)}
        {wrong('kind') && <FieldError>{wrong('kind')}</FieldError>}
      </fieldset>
      <TextField name="text" label={t('text')} hint={t('textHint')} error={wrong('text')} defaultValue={text} autoComplete="off" dir="auto" />
      <Select name="act" label={t('act')} error={wrong('act')} defaultValue={act}>
        {acts.map((one) => <option key={one} value={one}>{t(`acts.${one}`)}</option>)}
      </Select>
      <TextArea name="try" label={t('try')} hint={t('tryHint')} error={wrong('try')} defaultValue={pasted} rows={5} dir="auto" />
      {tried && <Tried tried={tried} />}
      <p className="flex flex-wrap gap-2">
        <SubmitButton kind="plain" pending={t('trying')}>{t('tryIt')}</SubmitButton>
        <SubmitButton name="save" value="1" pending={t('saving')}>{t('save')}</SubmitButton>
      </p>
    </form>
  )
}

function Tried({ tried: { matches, act } }: { tried: TriedView }) {
  const t = useTranslations('admin.words')
  if (act === null) return <Notice kind="ok" role="status">{t('foundNothing')}</Notice>
  return (
    <Notice role="status">
      <p><strong>{t('found')}</strong></p>
      <ul className="list-disc ps-5">
        {matches.map(({ id, text, act: one, found }) => (
          <li key={id ?? 'new'}>
            <strong dir="auto">{text}</strong> ({t(`short.${one}`)}{id === null && <>, {t('isNew')}</>}){': '}
            {found ? <q dir="auto">{found.before}<mark>{found.words}</mark>{found.after}</q> : t('link')}
          </li>
        ))}
      </ul>
      <p>{t('would', { act })}</p>
    </Notice>
  )
}
