'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { remembered } from '@/components/shell/keys-setting'
import { selectedWithin } from '@/components/threads/selected'
import { Icon } from '@/components/ui/icon'
import { useScript } from '@/components/ui/use-script'

const KEYS = ['j', 'k', 's', 'd', 'x', 'u', 't', 'space', 'o'] as const

/**
 * The keys of the queue, and of an item's page: s, d and x fill in the decision of the item that one is in, so that Enter makes it; s with words
 * selected goes to sealing just those. j and k are the shell's, which steps through `[data-post]`; whoever turned single keys off there has none here.
 */
export function QueueKeys() {
  const t = useTranslations('queue')
  const dialog = useRef<HTMLDialogElement>(null)
  const script = useScript()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isForUs(event)) return
      if (event.key === '?') {
        event.preventDefault()
        dialog.current?.showModal()
      } else if (remembered() && act(event.key, () => announce(t('noUndo')))) event.preventDefault()
    }
    // Before the shell's, which has other uses for some of them.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [t])
  return (
    <>
      {script && <p><button type="button" className="button button-quiet button-small" onClick={() => dialog.current?.showModal()}>{t('keys.open')}</button></p>}
      <dialog ref={dialog} className="keys" aria-labelledby="queue-keys-title">
        <div className="keys-head">
          <h2 id="queue-keys-title">{t('keys.title')}</h2>
          <button type="button" className="icon-button" aria-label={t('keys.close')} onClick={() => dialog.current?.close()}><Icon name="cross" /></button>
        </div>
        <dl>
          {KEYS.map((key) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(`keys.${key}`)}</dd></div>)}
          <div><dt><kbd>?</kbd></dt><dd>{t('keys.help')}</dd></div>
        </dl>
      </dialog>
    </>
  )
}

function act(key: string, nothingToUndo: () => void): boolean {
  if (key === 'u') {
    const undo = document.querySelector<HTMLElement>('[data-key="undo"]')
    if (undo) undo.click()
    else nothingToUndo()
    return true
  }
  const item = current()
  if (!item) return false
  switch (key) {
    case 's': return sealSelected() || decide(item, ['seal', 'confirm', 'accept'])
    case 'd': return decide(item, ['delete'])
    case 'x': return decide(item, ['dismiss'])
    case 't': return click(item.querySelector<HTMLElement>('[data-key="take"]'))
    case 'o': return open(item)
    case ' ': return click(item.querySelector<HTMLElement>('input[name="item"][type="checkbox"]'))
    default: return false
  }
}

/** The item that has the focus, or else the one that is being read: the last that begins above the upper third of the window; else the first. */
function current(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-item]')
  if (focused) return focused
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')]
  return items.findLast((item) => item.getBoundingClientRect().top <= window.innerHeight / 3) ?? items[0] ?? null
}

/** Words that are selected in the shown text of an item: on to the form that seals just those, which is told where they are and not what. */
function sealSelected(): boolean {
  const node = document.getSelection()?.anchorNode
  const item = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-item]')
  const text = item?.querySelector<HTMLElement>('.judged-text > .prose')
  const shown = text ? selectedWithin(text) : null
  if (!item?.dataset.open || !shown) return false
  location.assign(`${item.dataset.open}?shown=${shown}#part`)
  return true
}

/** Opens the item's form, chooses the first of these acts that it offers, and the plainest reason that fits; Enter on the button decides. */
function decide(item: HTMLElement, acts: readonly string[]): boolean {
  const form = item.querySelector<HTMLFormElement>('form.decision')
  const radio = acts.map((one) => form?.querySelector<HTMLInputElement>(`input[name="act"][value="${one}"]`)).find((one) => one)
  if (!form || !radio) return false
  const fold = form.closest('details')
  if (fold) fold.open = true
  radio.click()
  const canned = form.querySelector<HTMLSelectElement>('select[name="canned"]')
  const group = canned?.querySelector<HTMLElement>(`optgroup[data-acts~="${radio.value}"]`)
  const fitting = group?.querySelector<HTMLOptionElement>('option[value="no-breach"]') ?? group?.querySelector<HTMLOptionElement>('option')
  if (canned && fitting) canned.value = fitting.value
  const button = form.querySelector<HTMLElement>('button[type="submit"]')
  button?.focus({ preventScroll: true })
  button?.scrollIntoView({ block: 'nearest' })
  return true
}

function open(item: HTMLElement): boolean {
  if (!item.dataset.open) return false
  location.assign(item.dataset.open)
  return true
}

function click(element: HTMLElement | null): boolean {
  element?.click()
  return element !== null
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const { target } = event
  if (!(target instanceof HTMLElement) || target.isContentEditable) return false
  // In a text that is only shown, s seals what is selected there.
  if (target instanceof HTMLTextAreaElement && target.readOnly) return event.key !== ' '
  if (event.key === ' ' && target.closest('button, summary, a, label')) return false
  return !target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, dialog')
}
