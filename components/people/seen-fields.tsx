'use client'

import { SeenVersion, type SeenChoice } from '@/components/shell/seen-version'

const later = () => undefined

/** What has been seen of each version, as fields of a form that is sent as a whole. */
export function SeenFields({ legend, hint, versions }: { legend?: string; hint: string; versions: readonly SeenChoice[] }) {
  return (
    <fieldset className="grid gap-3">
      {legend && <legend className="field-label">{legend}</legend>}
      <p className="field-hint">{hint}</p>
      {versions.map((version) => <SeenVersion key={version.key} version={version} onChange={later} />)}
    </fieldset>
  )
}
