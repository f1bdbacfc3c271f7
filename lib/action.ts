import { redirect } from 'next/navigation'
import type { Refusal } from '@/lib/outcome'

/** What a form shows after it was sent: what was typed, and what was wrong with it. */
export interface FormState {
  /** Grows with every answer, so that a form can tell a new answer from the one before. */
  serial: number
  values: Record<string, string>
  refusals: readonly Refusal[]
  /** Where to go on to, when all went well and script is there to go; without script the answer is a redirect. */
  to?: string
  /** Set where there was no connection and the form is sent as soon as there is one. */
  later?: true
}

export const UNTOUCHED: FormState = { serial: 0, values: {}, refusals: [] }

/** The form comes back with everything that was typed and a reason beside each field. */
export function sentBack(before: FormState, form: FormData, refusals: readonly Refusal[]): FormState {
  return { serial: before.serial + 1, values: valuesOf(form), refusals }
}

/** All went well: with script the form is told where to go, so that it can let go of its draft; without, the browser is sent there. */
export function goOn(before: FormState, form: FormData, to: string): FormState {
  if (textIn(form, 'script') !== '1') redirect(to)
  return { serial: before.serial + 1, values: {}, refusals: [], to }
}

/** The text fields of a form; files and the framework's own fields are left out. */
export function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string' && !name.startsWith('$')) values[name] = value
  return values
}

/** A text field of a form; the empty text when it is missing. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A whole number in a form; null when it is missing or no number. */
export function numberIn(form: FormData, name: string): number | null {
  const text = textIn(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
