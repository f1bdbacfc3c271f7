'use client'

import { useState } from 'react'
import { Choice } from '@/components/ui/field'
import type { Opens } from '@/lib/spoilers/opens'
import { useLive } from './live-words'

const CHOICES: readonly Opens[] = ['ask', 'seen', 'everything']

/** How sealed text opens: when asked, as far as one has seen, or all of it. Sends `opens`; `onChange` is called when one is chosen. */
export function OpensChoice({ opens, onChange }: { opens: Opens; onChange?: () => void }) {
  const t = useLive()
  const [chosen, setChosen] = useState(opens)
  const [known, setKnown] = useState(opens)
  // What was saved elsewhere shows here too.
  if (known !== opens) {
    setKnown(opens)
    setChosen(opens)
  }
  const choose = (choice: Opens) => {
    setChosen(choice)
    onChange?.()
  }
  return (
    <fieldset className="opens-choice">
      <legend className="field-label">{t('opens.legend')}</legend>
      {CHOICES.map((choice) => (
        <Choice
          key={choice} type="radio" name="opens" value={choice} checked={chosen === choice} onChange={() => choose(choice)}
          label={t(`opens.${choice}`)} hint={t(`opens.${choice}Does`)}
        />
      ))}
    </fieldset>
  )
}
