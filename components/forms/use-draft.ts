'use client'

import { useEffect, type RefObject } from 'react'
import { keepAt, keptAt } from './kept'

// Long enough not to write at every key, short enough that a closed tab loses a word at most.
const PAUSE_MS = 400

/**
 * Keeps what is typed into a form's fields that say so (`data-keep`) on this device, and puts it back when the form is opened again: into an
 * empty form, and over the post in the form of its edit (`data-over`). A form that came with what the account has of it (`data-base`) waits
 * until the two have been compared (compose/account-draft.ts).
 */
export function useDraft(place: string, form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current
    if (!element) return
    forgotten.delete(place)
    if (element.dataset.base === undefined) putBack(element, place)
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => keepForm(element, place)
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, PAUSE_MS)
    }
    const atOnce = () => {
      if (timer !== undefined) keep()
    }
    element.addEventListener('input', soon)
    window.addEventListener('pagehide', atOnce)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', soon)
      window.removeEventListener('pagehide', atOnce)
    }
  }, [place, form])
}

/** Lets go of a draft that has been sent. */
export function forgetDraft(place: string): void {
  stopKeeping(place)
  keepAt(place, null)
}

/** From now on nothing of what is in the form of a place is kept, until it is opened again. */
export function stopKeeping(place: string): void {
  forgotten.add(place)
}

// A form that was sent is still on the page while the next one loads; it must not write its draft back.
const forgotten = new Set<string>()

/** Whether what is in a form has just been sent. */
export const isForgotten = (place: string) => forgotten.has(place)

/** Keeps what is in a form now; with nothing written there is nothing to keep. */
export function keepForm(form: HTMLFormElement, place: string): void {
  if (forgotten.has(place)) return
  const fields = fieldsOf(form)
  const before = keptAt(place)
  // A post that is only looked at in its form has no draft.
  if (!before && form.dataset.over !== undefined && !controlsOf(form).some((one) => one instanceof HTMLTextAreaElement && one.value !== one.defaultValue)) return
  if (!fields.body && !fields.title && (before?.base ?? null) === null) keepAt(place, null)
  else if (!before || Object.entries(fields).some(([name, value]) => before.fields[name] !== value)) keepAt(place, { fields, base: before?.base ?? null, sent: before?.sent, dirty: true })
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control => element.matches('[data-keep]'))
}

/** What is in a form's fields that are kept. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]))
}

/** Puts texts into a form's fields, and tells whoever listens. */
export function fillForm(form: HTMLFormElement, fields: Readonly<Record<string, string | undefined>>): void {
  for (const control of controlsOf(form)) {
    const value = fields[control.name]
    if (typeof value !== 'string' || control.value === value) continue
    control.value = value
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function putBack(form: HTMLFormElement, place: string): void {
  const kept = keptAt(place)
  const filled = controlsOf(form).some(({ name, value }) => (name === 'body' || name === 'title') && value)
  if (!kept || (filled && form.dataset.over === undefined)) return
  fillForm(form, kept.fields)
}
