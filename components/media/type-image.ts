import { imageIn, imageMarkdown } from './image-markdown'

/** Puts an image into a field where its writer is, in a paragraph of its own, as their typing would. */
export function typeImage(area: HTMLTextAreaElement, address: string): void {
  const { selectionStart: at, value } = area
  const before = value.slice(0, at)
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const text = `${gap}${imageMarkdown('', address)}\n`
  area.setSelectionRange(at, at)
  // Deprecated, and the one way for script to type that browsers can undo; it works where the writer is, so that they need not be taken there.
  if (document.activeElement === area && document.execCommand('insertText', false, text)) return
  area.setRangeText(text, at, at, 'end')
  tell(area)
}

/** Describes an image anew where it stands in a field. */
export function retypeImage(area: HTMLTextAreaElement, address: string, description: string): void {
  put(area, address, imageMarkdown(description, address))
}

/** Takes an image out of a field. */
export function takeOut(area: HTMLTextAreaElement, address: string): void {
  put(area, address, '')
}

function put(area: HTMLTextAreaElement, address: string, text: string): void {
  const place = imageIn(area.value, address)
  if (!place) return
  area.setRangeText(text, place.start, place.end, 'preserve')
  tell(area)
}

function tell(area: HTMLTextAreaElement): void {
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
