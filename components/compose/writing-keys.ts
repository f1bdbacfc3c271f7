import { useEffect, type RefObject } from 'react'
import { typeInto } from '@/components/forms/type-marks'
import { pasted } from './pasted'

/** Ctrl or Cmd with Enter sends the form, and an address that is pasted over words makes a link of them. */
export function useWritingKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current
    if (!element) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing || event.defaultPrevented) return
      event.preventDefault()
      element.requestSubmit()
    }
    const onPaste = (event: ClipboardEvent) => {
      const area = event.target
      const { clipboardData: data } = event
      if (!(area instanceof HTMLTextAreaElement) || !data || event.defaultPrevented || data.files.length > 0) return
      const { value, selectionStart: start, selectionEnd: end } = area
      const typing = pasted({ value, start, end }, { text: data.getData('text/plain'), html: data.getData('text/html') })
      if (!typing) return
      event.preventDefault()
      typeInto(area, typing)
    }
    element.addEventListener('keydown', onKey)
    element.addEventListener('paste', onPaste)
    return () => {
      element.removeEventListener('keydown', onKey)
      element.removeEventListener('paste', onPaste)
    }
  }, [form])
}
