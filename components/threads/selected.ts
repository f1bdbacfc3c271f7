// What stands in a post's text on the page and is none of its words: the controls and labels of what is sealed.
const NO_WORDS = '[data-seal], .seal-what, .seal-size, .seal-actions, .seal-trouble, .opened-scope'

/** The text of a post on this page; null where it has none. */
export function textOf(number: number): HTMLElement | null {
  return document.querySelector(`#p${number} > .prose`)
}

/**
 * What of a post's words is selected, as "from-to-all" in signs without white space (lib/markdown/cut.ts); null where nothing is, or the selection goes
 * beyond the post. It says where and not what: the server finds out what lies there.
 */
export function selectedIn(number: number): string | null {
  const text = textOf(number)
  return text && selectedWithin(text)
}

/** The same in any element that holds a post's text. */
export function selectedWithin(text: HTMLElement): string | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null
  const from = signsUpTo(text, range.startContainer, range.startOffset)
  const to = signsUpTo(text, range.endContainer, range.endOffset)
  return to > from ? `${from}-${to}-${signsIn(text)}` : null
}

function signsUpTo(text: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(text, 0)
  range.setEnd(node, offset)
  return signsIn(range.cloneContents())
}

function signsIn(root: Node): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let signs = 0
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode as Text
    if (!parentElement?.closest(NO_WORDS)) signs += data.replace(/\s/g, '').length
  }
  return signs
}
