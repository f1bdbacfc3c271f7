'use client'

import { useTranslations } from 'use-intl'
import { classes } from '@/components/ui/classes'
import { FieldError } from '@/components/ui/field'

interface Picked {
  version: string
  until: string
}

/** What one must have seen to read this: nothing, a version whole, or a version up to a minute. */
export function ScopePicker({ legend, hint, none, picked, versions, error, serial }: {
  legend: string
  /** What is sealed by it, and what is not. */
  hint?: string
  /** The words for "no spoiler". */
  none: string
  picked: Picked
  versions: readonly { key: string; label: string }[]
  error?: string
  serial: number
}) {
  const t = useTranslations('compose')
  return (
    <fieldset className="scope-picker" aria-describedby={classes(hint && 'scope-hint', error && 'scope-error') || undefined}>
      <legend className="field-label">{legend}</legend>
      {hint && <p id="scope-hint" className="field-hint">{hint}</p>}
      <div className="scope-picker-row">
        <select key={`version-${serial}`} name="version" className="input" aria-label={t('scope.version')} defaultValue={picked.version} data-keep>
          <option value="">{none}</option>
          <option value="any">{t('scope.any')}</option>
          {versions.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
        </select>
        <label className="scope-picker-until">
          <span>{t('scope.until')}</span>
          <input
            key={`until-${serial}`} name="until" className="input" inputMode="numeric" placeholder={t('scope.untilHint')} size={6}
            defaultValue={picked.until} aria-invalid={error ? true : undefined} data-keep
          />
        </label>
      </div>
      {error && <FieldError id="scope-error">{error}</FieldError>}
    </fieldset>
  )
}
