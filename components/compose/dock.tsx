import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { announce } from '@/components/shell/announce'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Opening } from './composer'
import { useRoom, type Size } from './room'
import { useWriting } from './own-words'

const SIZES: readonly Size[] = ['small', 'half', 'full']

/**
 * Opens the form of the page above what is being read, in three sizes. It says which post is answered and lets go of it. Escape closes it and
 * keeps what was written; a tab at the edge leads back. The form itself stays where it is in the document, and so does what is typed.
 */
export function Dock({ form, opening }: { form: RefObject<HTMLFormElement | null>; opening: Opening | null }) {
  const t = useWriting()
  const [size, setSize] = useState<Size | null>(null)
  const [left, setLeft] = useState(false)
  const [answering, setAnswering] = useState<number | null>(null)
  const from = useRef<HTMLElement | null>(null)
  const handled = useRef<Opening | null>(null)
  const out = useRoom(form, size)

  const answer = useCallback((number: number | null) => {
    const field = form.current?.elements.namedItem('replyTo')
    if (field instanceof HTMLInputElement && field.value !== String(number ?? '')) {
      field.value = String(number ?? '')
      field.dispatchEvent(new Event('change', { bubbles: true }))
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    setAnswering(number)
  }, [form])

  const write = useCallback(() => {
    const area = form.current?.querySelector<HTMLTextAreaElement>('textarea[name=body]')
    area?.focus({ preventScroll: true })
  }, [form])

  useEffect(() => {
    if (!opening || handled.current === opening) return
    handled.current = opening
    from.current = opening.from
    const again = size !== null
    setSize(size ?? 'half')
    setLeft(false)
    if (opening.number !== null) answer(opening.number)
    announce(again && opening.number !== null ? t('dock.now', { number: opening.number }) : t('dock.opened'))
    // When it has its place.
    requestAnimationFrame(write)
  }, [opening, size, answer, write, t])

  const close = useCallback((sent = false) => {
    setSize(null)
    const written = !sent && Boolean(form.current?.querySelector<HTMLTextAreaElement>('textarea[name=body]')?.value.trim())
    setLeft(written)
    if (sent) return answer(null)
    if (written) announce(t('dock.minimised'))
    from.current?.focus({ preventScroll: true })
  }, [form, answer, t])

  useEffect(() => {
    const element = form.current
    const room = element?.closest<HTMLElement>('[data-dock-room]')
    if (!element || !room) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || room.dataset.dock === undefined) return
      event.preventDefault()
      close()
    }
    const onSent = () => close(true)
    // A draft that comes back says whom it answers.
    const onChange = (event: Event) => {
      if (event.target instanceof HTMLInputElement && event.target.name === 'replyTo') setAnswering(Number(event.target.value) || null)
    }
    setAnswering(Number(new FormData(element).get('replyTo')) || null)
    room.addEventListener('keydown', onKey)
    element.addEventListener('cell:sent', onSent)
    element.addEventListener('change', onChange)
    return () => {
      room.removeEventListener('keydown', onKey)
      element.removeEventListener('cell:sent', onSent)
      element.removeEventListener('change', onChange)
    }
  }, [form, close])

  // Whoever goes on to the page with the keyboard shall see what they are at.
  useEffect(() => {
    if (size !== 'full') return
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && !event.target.closest('[data-dock-room], .complete, dialog')) setSize('small')
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [size])

  const step = (by: 1 | -1) => size && setSize(SIZES[SIZES.indexOf(size) + by] ?? size)
  return (
    <>
      <div className="dock-head" hidden={size === null && answering === null}>
        <p className="dock-answers">
          {answering === null ? t('dock.answeringNobody') : <a href={`#p${answering}`}><Icon name="reply" />{t('dock.answering', { number: answering })}</a>}
          {answering !== null && (
            <button type="button" className="icon-button" aria-label={t('dock.unanswer', { number: answering })} onClick={() => (answer(null), write())}><Icon name="cross" /></button>
          )}
        </p>
        {size !== null && (
          <p className="dock-sizes">
            <button type="button" className="icon-button" aria-label={t('dock.smaller')} title={t('dock.smaller')} aria-disabled={size === 'small'} onClick={() => step(-1)}><Icon name="down" /></button>
            <button type="button" className="icon-button dock-up" aria-label={size === 'half' ? t('dock.full') : t('dock.larger')} title={t('dock.larger')} aria-disabled={size === 'full'} onClick={() => step(1)}><Icon name="down" /></button>
            <button type="button" className="icon-button" aria-label={t('dock.minimise')} title={t('dock.minimise')} aria-keyshortcuts="Escape" onClick={() => close()}><Icon name="cross" /></button>
          </p>
        )}
      </div>
      {left && out && createPortal(
        <Button kind="primary" className="dock-tab" onClick={() => (setSize('half'), setLeft(false), requestAnimationFrame(write))}><Icon name="pencil" />{t('dock.goOn')}</Button>,
        document.body,
      )}
    </>
  )
}
