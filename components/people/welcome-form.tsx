'use client'

import { useSend } from '@/components/forms/use-send'
import type { SeenChoice } from '@/components/shell/seen-version'
import { Select, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales'
import { welcome } from '@/lib/people/actions'
import { SeenFields } from './seen-fields'

interface Props {
  handle: string
  locale: Locale
  versions: readonly SeenChoice[]
  to: string
  says: Record<'handle' | 'handleHint' | 'locale' | 'seen' | 'seenHint' | 'save' | 'saving', string>
}

/** The three questions of a first sign-in, answered as well as we can guess. */
export function WelcomeForm({ handle, locale, versions, to, says }: Props) {
  const { state, send, wrong, form } = useSend(welcome)
  return (
    <form ref={form} action={send} className="grid gap-5" noValidate>
      <input type="hidden" name="to" value={to} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextField
        key={`handle ${state.serial}`} name="handle" label={says.handle} hint={says.handleHint} error={wrong('handle')} defaultValue={state.values.handle ?? handle}
        autoComplete="nickname" autoCapitalize="none" spellCheck={false} required
      />
      <Select key={`locale ${state.serial}`} name="locale" label={says.locale} error={wrong('locale')} defaultValue={state.values.locale ?? locale}>
        {LOCALES.map((one) => <option key={one} value={one} lang={one}>{LOCALE_NAMES[one]}</option>)}
      </Select>
      <SeenFields key={`seen ${state.serial}`} legend={says.seen} hint={says.seenHint} versions={versions.map((version) => asSent(version, state.values))} />
      <p><SubmitButton pending={says.saving}>{says.save}</SubmitButton></p>
    </form>
  )
}

// A form that came back shows what was chosen in it, not what was chosen before.
function asSent(version: SeenChoice, values: Record<string, string>): SeenChoice {
  const kind = values[`seen.${version.key}`]
  if (kind === undefined) return version
  return { ...version, seen: kind === 'whole' ? 'whole' : Number(kind === 'part' && values[`minutes.${version.key}`]) || null }
}
