'use client'

import { useEffect, type RefObject } from 'react'

const PREFIX = 'draft:'

// Long enough not to write at every key, short enough that a closed tab loses a word at most.
const PAUSE_MS = 400

/**
 * Keeps what is typed into a form's named fields on this device, and puts it back when the form is opened again. `name` tells drafts
 * apart; fields that came filled in by the server stay as they are.
 */
export function useDraft(name: string, form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current
    if (!element) return
    putBack(element, name)
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => write(name, fieldsOf(element))
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, PAUSE_MS)
    }
    element.addEventListener('input', soon)
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', soon)
      window.removeEventListener('pagehide', keep)
    }
  }, [name, form])
}

/** Lets go of a draft that has been sent. */
export function forgetDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name)
    forgotten.add(name)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

// A form that was sent is still on the page while the next one loads; it must not write its draft back.
const forgotten = new Set<string>()

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control => element.matches('[data-keep]'))
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]))
}

function write(name: string, fields: Record<string, string>): void {
  if (forgotten.has(name)) return
  try {
    if (fields.body || fields.title) localStorage.setItem(PREFIX + name, JSON.stringify(fields))
    else localStorage.removeItem(PREFIX + name)
  } catch {
    // Full or forbidden: the text is still in the form.
  }
}

function putBack(form: HTMLFormElement, name: string): void {
  forgotten.delete(name)
  try {
    const fields = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as Record<string, string> | null
    if (!fields || controlsOf(form).some((control) => (control.name === 'body' || control.name === 'title') && control.value)) return
    for (const control of controlsOf(form)) {
      const value = fields[control.name]
      if (typeof value !== 'string') continue
      control.value = value
      control.dispatchEvent(new Event('change', { bubbles: true }))
    }
  } catch {
    // What cannot be read is no draft.
  }
}
