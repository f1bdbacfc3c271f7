'use client'

import { useState } from 'react'
import { minuteWords } from '@/components/spoilers/minute-words'
import { useLive } from './live-words'

export type SeenAmount = number | 'whole' | null

/** One version as the control shows it. */
export interface SeenChoice {
  key: string
  label: string
  /** Its own title, in its own language. */
  title: string
  year: number
  /** Its last minute, or the longest we believe in where no source gives its length. */
  minutes: number
  seen: SeenAmount
}

type Kind = '' | 'part' | 'whole'

const kindOf = (seen: SeenAmount): Kind => (seen === null ? '' : seen === 'whole' ? 'whole' : 'part')

/**
 * Not yet, up to a minute, or all of one version. Sends `seen.<version>` as '' | 'part' | 'whole', and `minutes.<version>` which counts
 * with `part`. `onChange` is called when there is something whole to save.
 */
export function SeenVersion({ version, onChange }: { version: SeenChoice; onChange: () => void }) {
  const { key, seen } = version
  const t = useLive()
  const [kind, setKind] = useState(kindOf(seen))
  const [minutes, setMinutes] = useState(typeof seen === 'number' ? String(seen) : '')
  const [known, setKnown] = useState(seen)
  // What was saved elsewhere, such as by a button on sealed text, shows here too.
  if (known !== seen) {
    setKnown(seen)
    setKind(kindOf(seen))
    if (typeof seen === 'number') setMinutes(String(seen))
  }

  const choose = (next: Kind) => {
    setKind(next)
    if (next !== 'part' || Number(minutes) > 0) onChange()
  }
  const radio = (value: Kind, label: string) => (
    <label className="seen-choice">
      <input type="radio" name={`seen.${key}`} value={value} checked={kind === value} onChange={() => choose(value)} />
      <span>{label}</span>
    </label>
  )

  return (
    <fieldset className="seen-version">
      <legend><b>{version.label}</b> <span>{version.title}, {version.year}</span></legend>
      <div className="seen-choices">
        {radio('', t('seen.nothing'))}
        {radio('part', t('seen.part'))}
        {radio('whole', t('seen.whole'))}
      </div>
      <label className="seen-minutes">
        <span>{t('seen.minutes')}</span>
        <input
          type="number" className="input" name={`minutes.${key}`} inputMode="numeric" min={1} max={version.minutes} step={1} value={minutes}
          onChange={(event) => setMinutes(event.target.value)} onBlur={() => minutes !== '' && Number(minutes) !== seen && onChange()}
        />
        <span className="field-hint">{Number(minutes) > 0 && t('seen.minutesHint', { time: minuteWords(Math.floor(Number(minutes))) })}</span>
      </label>
    </fieldset>
  )
}
