import { useEffect, useId, useRef, useState, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useLocale } from 'use-intl'
import { typeInto } from '@/components/forms/type-marks'
import { announce } from '@/components/shell/announce'
import { useWriting } from './own-words'
import { suggest, type Suggestion } from './sources'
import { triggerAt, type Trigger } from './trigger'

// One question for a burst of typing.
const PAUSE_MS = 120

interface Offer {
  trigger: Trigger
  items: readonly Suggestion[]
  /** Which one Enter takes; -1: none, so that Enter ends the line. */
  at: number
  area: HTMLTextAreaElement
}

/**
 * Offers people after @, threads after # and emoji after : while one types. The focus stays in the field, which says which of the list's
 * options is chosen. While an input method composes, no key is taken from it.
 */
export function Complete({ form, thread }: { form: RefObject<HTMLFormElement | null>; thread: number | null }) {
  const t = useWriting()
  const locale = useLocale()
  const id = useId()
  const [offer, setOffer] = useState<Offer | null>(null)
  const shown = useRef<Offer | null>(null)
  const dismissed = useRef<string | null>(null)

  useEffect(() => {
    shown.current = offer
    if (!offer) return
    const { area, at } = offer
    const told = { 'aria-autocomplete': 'list', 'aria-controls': `${id}list`, 'aria-activedescendant': at < 0 ? '' : `${id}${at}` }
    for (const [name, value] of Object.entries(told)) area.setAttribute(name, value)
    return () => Object.keys(told).forEach((name) => area.removeAttribute(name))
  }, [offer, id])

  const count = offer?.items.length ?? 0
  useEffect(() => {
    if (count > 0) announce(t('complete.found', { count }))
  }, [count, t])

  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking = new AbortController()
    const close = () => {
      clearTimeout(timer)
      asking.abort()
      setOffer(null)
    }
    const look = ({ target: area }: Pick<Event, 'target'>) => {
      if (!(area instanceof HTMLTextAreaElement)) return
      clearTimeout(timer)
      asking.abort()
      const trigger = area.selectionStart === area.selectionEnd ? triggerAt(area.value, area.selectionStart) : null
      if (!trigger || dismissed.current === nameOf(trigger)) return setOffer(null)
      dismissed.current = null
      asking = new AbortController()
      const { signal } = asking
      timer = setTimeout(() => {
        suggest(trigger, { thread, locale, signal }).then(
          (items) => !signal.aborted && setOffer(items.length > 0 ? { trigger, items, at: trigger.kind === 'thread' ? -1 : 0, area } : null),
          () => !signal.aborted && setOffer(null),
        )
      }, PAUSE_MS)
    }
    const onKey = (event: KeyboardEvent) => {
      const now = shown.current
      // 229: what browsers say of a key that went to an input method.
      if (!now || event.target !== now.area || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const taken = now.items[now.at]
      if (step !== undefined) setOffer({ ...now, at: (Math.max(now.at, step < 0 ? 0 : -1) + step + now.items.length) % now.items.length })
      else if (event.key === 'Escape') {
        dismissed.current = nameOf(now.trigger)
        close()
      } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && taken) take(now, taken)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    const take = ({ area, trigger: { from, to } }: Offer, { text }: Suggestion) => {
      close()
      typeInto(area, { from, to, text, start: from + text.length, end: from + text.length })
    }
    const onTake = (event: Event) => {
      const item = shown.current?.items[(event as CustomEvent<number>).detail]
      if (shown.current && item) take(shown.current, item)
    }
    const onCaret = (event: Event) => shown.current && look(event)
    // Somebody may be in the middle of a name by now.
    look({ target: element.contains(document.activeElement) ? document.activeElement : null })
    element.addEventListener('input', look)
    element.addEventListener('click', onCaret)
    element.addEventListener('keydown', onKey, true)
    element.addEventListener('focusout', close)
    element.addEventListener('cell:take', onTake)
    window.addEventListener('resize', close)
    return () => {
      close()
      element.removeEventListener('input', look)
      element.removeEventListener('click', onCaret)
      element.removeEventListener('keydown', onKey, true)
      element.removeEventListener('focusout', close)
      element.removeEventListener('cell:take', onTake)
      window.removeEventListener('resize', close)
    }
  }, [form, thread, locale])

  if (!offer) return null
  return createPortal(
    <ul id={`${id}list`} role="listbox" className="complete" aria-label={t(`complete.${offer.trigger.kind}`)} style={placeBy(offer.area)}>
      {offer.items.map(({ id: key, label, hint, sign }, at) => (
        <li
          key={key} id={`${id}${at}`} role="option" aria-selected={at === offer.at}
          // The field keeps the focus, and a phone its keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => form.current?.dispatchEvent(new CustomEvent('cell:take', { detail: at }))}
        >
          {sign && <span className="complete-sign" aria-hidden="true">{sign}</span>}
          <span dir="auto">{label}</span>
          {hint && <span className="muted">{hint}</span>}
        </li>
      ))}
    </ul>,
    document.body,
  )
}

const nameOf = ({ kind, from }: Trigger) => `${kind} ${from}`

// Six options, each as high as a finger.
const HEIGHT = 6 * 44 + 12

/** Below the field where there is room above the keyboard, else above it; as wide as the field. */
function placeBy(area: HTMLTextAreaElement) {
  const { left, width, top, bottom } = area.getBoundingClientRect()
  const seen = window.visualViewport
  const end = (seen?.offsetTop ?? 0) + (seen?.height ?? window.innerHeight)
  const place = { left, width: Math.min(width, 420) }
  return end - bottom >= HEIGHT || end - bottom > top ? { ...place, top: Math.min(bottom, end - 44) + 4, maxHeight: Math.max(88, end - bottom - 12) } : { ...place, bottom: window.innerHeight - top + 4, maxHeight: Math.max(88, top - 12) }
}
