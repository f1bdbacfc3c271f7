'use client'

import { useActionState } from 'react'
import { OpensChoice } from '@/components/shell/opens-choice'
import { type SeenChoice } from '@/components/shell/seen-version'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Opens } from '@/lib/spoilers/opens'
import { SeenFields } from './seen-fields'

/** What has been seen and how sealed text opens, on a page: the same fields as the header's, saved with a button. */
export function SeenForm({ versions, opens, from, setSeen, says }: {
  versions: readonly SeenChoice[]
  opens: Opens
  from: string
  setSeen: (state: unknown, form: FormData) => Promise<unknown>
  says: Record<'hint' | 'save' | 'saving', string>
}) {
  const [, send] = useActionState(setSeen, null)
  return (
    <form action={send} className="grid gap-4" noValidate>
      <input type="hidden" name="from" value={from} />
      <SeenFields hint={says.hint} versions={versions} />
      <OpensChoice opens={opens} />
      <p><SubmitButton kind="plain" pending={says.saving}>{says.save}</SubmitButton></p>
    </form>
  )
}
