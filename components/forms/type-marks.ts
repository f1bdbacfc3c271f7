import { poll } from '@/components/polls/template'
import { around, code, lines, link, seal, type PickedScope, type Selected, type Typing } from './marks'

/** What a button of the composer, or its key, does to what is selected. */
export type Tool = 'bold' | 'italic' | 'link' | 'quote' | 'list' | 'code' | 'poll' | 'spoiler'

/** What stands where nothing was selected, in the reader's language, to be typed over. */
export interface Empties {
  words: string
  spoiler: string
  /** What a poll asks, and its options, a line for each. */
  question?: string
  options?: string
}

/** Changes the field as its writer's own typing would: it can be undone, it is told to the form, and the words stay selected. */
export function typeMarks(area: HTMLTextAreaElement, tool: Tool, scope: PickedScope, empties: Empties): void {
  const { selectionStart, selectionEnd, value } = area
  typeInto(area, typing(tool, { value, start: selectionStart, end: selectionEnd }, scope, empties))
}

/** Types a text into a field, so that it can be undone, and selects what it says. */
export function typeInto(area: HTMLTextAreaElement, { from, to, text, start, end }: Typing): void {
  area.focus({ preventScroll: true })
  area.setSelectionRange(from, to)
  // Deprecated, and the one way for script to type that browsers can undo. Where there is none, the field is changed all the same.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, from, to, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(start, end)
}

function typing(tool: Tool, selected: Selected, scope: PickedScope, { words, spoiler, question = '?', options = '1\n2' }: Empties): Typing {
  switch (tool) {
    case 'bold': return around(selected, '**', words)
    case 'italic': return around(selected, '*', words)
    case 'link': return link(selected, words)
    case 'quote': return lines(selected, '> ')
    case 'list': return lines(selected, '- ')
    case 'code': return code(selected, words)
    case 'poll': return poll(selected, { question, options })
    case 'spoiler': return seal(selected, scope, spoiler)
  }
}
