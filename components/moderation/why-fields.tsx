'use client'

import { useTranslations } from 'use-intl'
import { Select, TextField } from '@/components/ui/field'

/** Canned reasons of one kind, as choices. */
export interface CannedGroup {
  name: string | null
  /** The acts that they are for, apart by spaces. */
  acts?: string
  reasons: readonly { key: string; label: string }[]
}

/** Why: a canned reason, own words, or both. `id` tells the fields of several forms on a page apart. */
export function WhyFields({ id, groups, values, wrong, serial }: {
  id: string
  groups: readonly CannedGroup[]
  values: Record<string, string>
  wrong: (field: string) => string | undefined
  serial: number
}) {
  const t = useTranslations('moderation')
  return (
    <>
      <Select key={`canned-${serial}`} id={`${id}-canned`} name="canned" label={t('decision.canned')} error={wrong('canned')} defaultValue={values.canned ?? ''}>
        <option value="">{t('decision.cannedNone')}</option>
        {groups.map(({ name, acts, reasons }) => {
          const options = reasons.map(({ key, label }) => <option key={key} value={key}>{label}</option>)
          return name === null ? options : <optgroup key={name} label={name} data-acts={acts}>{options}</optgroup>
        })}
      </Select>
      <TextField
        key={`reason-${serial}`} id={`${id}-reason`} name="reason" label={t('decision.reason')} hint={t('decision.reasonHint')} error={wrong('reason')}
        defaultValue={values.reason} autoComplete="off" maxLength={500}
      />
    </>
  )
}
