import { selectedIn } from './selected'

// A selection grows sign by sign under a finger; the button waits until it rests.
const RESTS_MS = 200

// Between the selection and the button, and between the button and the edge of the window; in pixels.
const GAP = 8

/** Offers to quote what is selected in a post, beside it, where there is a form for it. Answers how to stop. `name` is the button's. */
export function offerQuotes(name: string): () => void {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button button-primary quote-selected', textContent: name, hidden: true })
  document.getElementById('main')?.append(button)
  let timer: ReturnType<typeof setTimeout> | undefined
  let post: Element | null = null

  const look = () => {
    const selection = getSelection()
    post = postOf(selection)
    button.hidden = !post || !document.querySelector('form[data-compose]') || selectedIn(Number(post.getAttribute('data-post'))) === null
    if (!button.hidden && selection) putBeside(button, selection.getRangeAt(0))
  }
  const soon = () => {
    clearTimeout(timer)
    if (getSelection()?.isCollapsed) button.hidden = true
    timer = setTimeout(look, RESTS_MS)
  }
  const stops = new AbortController()
  document.addEventListener('selectionchange', soon, stops)
  // What was selected before this came is offered too.
  soon()
  // A press on a button would end the selection before it is read.
  button.addEventListener('pointerdown', (event) => event.preventDefault(), stops)
  button.addEventListener('click', () => {
    button.hidden = true
    post?.querySelector<HTMLElement>('[data-key="quote"]')?.click()
  }, stops)
  return () => {
    stops.abort()
    clearTimeout(timer)
    button.remove()
  }
}

function postOf(selection: Selection | null): Element | null {
  const node = selection?.anchorNode
  return (node instanceof Element ? node : node?.parentElement)?.closest('[data-post]') ?? null
}

/** Under the end of the selection, where a phone does not put its own menu. */
function putBeside(button: HTMLElement, range: Range): void {
  const lines = range.getClientRects()
  const last = lines[lines.length - 1] ?? range.getBoundingClientRect()
  const left = Math.min(Math.max(GAP, last.right - button.offsetWidth / 2), document.documentElement.clientWidth - button.offsetWidth - GAP)
  button.style.setProperty('left', `${left + window.scrollX}px`)
  button.style.setProperty('top', `${last.bottom + GAP + window.scrollY}px`)
}
