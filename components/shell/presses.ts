/** What a key does: an act that tells whether there was something to act on, a wait for the second key, the list, or nothing. */
type Press = (() => boolean) | 'wait' | 'help' | null

/** What this key means after the one before it. */
export function press(before: string, key: string): Press {
  if (before === 'g') return key === 'h' ? () => click(find('[data-key="home"]')) : null
  switch (key) {
    case 'g': return 'wait'
    case '/': return () => toSearch()
    case '?': return 'help'
    case 'j': return () => step(1)
    case 'k': return () => step(-1)
    case 'r': return () => click(inCurrent('reply'))
    case 'o': return () => click(document.activeElement?.closest('[data-thread]')?.querySelector<HTMLElement>('[data-key="open"]') ?? null)
    case 'm': return () => click(find('html[data-who] .thread [data-key="follow"]'))
    case 'q': return () => click(inSelected('quote'))
    default: return null
  }
}

/** To the field of the search where there is one, else to the page that has it. */
function toSearch(): boolean {
  const field = find('#site-search')
  field?.focus()
  return field !== null || click(find('[data-key="search"]'))
}

const find = (selector: string, within: ParentNode = document) => within.querySelector<HTMLElement>(selector)
const posts = () => [...document.querySelectorAll<HTMLElement>('[data-post]')]

function click(element: HTMLElement | null): boolean {
  element?.click()
  return element !== null
}

/** The post that has the focus, or else the one that is being read: the last that begins above the upper third of the window. */
function current(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-post]')
  if (focused) return focused
  return posts().findLast((post) => post.getBoundingClientRect().top <= window.innerHeight / 3) ?? null
}

function step(by: 1 | -1): boolean {
  return posts().length > 0 ? stepPosts(by) : stepThreads(by)
}

/** To the title of the next thread of a list, where Enter opens it; from nowhere in particular, to the first that is in sight. */
function stepThreads(by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-thread]')]
  const at = document.activeElement?.closest<HTMLElement>('[data-thread]')
  const next = at ? all[all.indexOf(at) + by] : all.find((row) => row.getBoundingClientRect().top >= 0)
  const title = next && find('[data-key="open"]', next)
  if (!title) return false
  title.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
  return true
}

function stepPosts(by: 1 | -1): boolean {
  const all = posts()
  const at = current()
  const next = at ? all[all.indexOf(at) + by] : all[0]
  if (!next) return false
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'start' })
  return true
}

function inCurrent(key: string): HTMLElement | null {
  const post = current()
  return (post && find(`[data-key="${key}"]`, post)) ?? find(`[data-key="${key}"]`)
}

function inSelected(key: string): HTMLElement | null {
  const node = document.getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  const post = element?.closest('[data-post]')
  return post ? find(`[data-key="${key}"]`, post) : inCurrent(key)
}
