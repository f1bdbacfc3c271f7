/** How what is opened in place speaks. */
interface PlaceWords {
  shown: string
  hidden: string
  announce: (text: string) => void
}

const LINK = 'a[data-in-place]'

/**
 * Opens in its place what a link leads to: the post that a post answers, or who answered it. Both are taken from the plain page of a post and its
 * replies, so a reader gets them exactly as that page gives them: what is withheld there is not here either. Answers how to stop.
 */
export function openInPlace(words: PlaceWords): () => void {
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest<HTMLAnchorElement>(LINK)
    if (!link) return
    event.preventDefault()
    void toggle(link, words)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !(event.target as Element).matches(LINK)) return
    event.preventDefault()
    ;(event.target as HTMLElement).click()
  }
  document.addEventListener('click', onClick)
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('click', onClick)
    document.removeEventListener('keydown', onKey)
  }
}

/** Says of every such link that it opens something here. To be called again when there are more. */
export function sayThatTheyOpen(): void {
  for (const link of document.querySelectorAll(`${LINK}:not([role])`)) {
    link.setAttribute('role', 'button')
    link.setAttribute('aria-expanded', 'false')
  }
}

const panels = new WeakMap<HTMLAnchorElement, HTMLElement>()

async function toggle(link: HTMLAnchorElement, { announce, shown, hidden }: PlaceWords): Promise<void> {
  const open = panels.get(link)
  if (open?.isConnected) {
    open.remove()
    panels.delete(link)
    link.setAttribute('aria-expanded', 'false')
    return announce(hidden)
  }
  if (link.getAttribute('aria-busy')) return
  link.setAttribute('aria-busy', 'true')
  const panel = await drawn(link)
  link.removeAttribute('aria-busy')
  if (!panel) return location.assign(link.href)
  if (!link.isConnected) return
  link.closest('.post-answers, .post-foot')?.after(panel)
  panels.set(link, panel)
  link.setAttribute('aria-expanded', 'true')
  announce(shown)
}

async function drawn(link: HTMLAnchorElement): Promise<HTMLElement | null> {
  const answer = await fetch(link.dataset.from ?? link.href, { headers: { accept: 'text/html' } }).catch(() => null)
  if (!answer?.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const panel = document.createElement('div')
  panel.className = 'in-place'
  if (link.dataset.inPlace === 'answered') {
    const post = page.querySelector('main [data-post]')
    panel.setAttribute('role', 'group')
    panel.setAttribute('aria-label', post?.querySelector('h2')?.textContent ?? '')
    panel.append(...(post?.querySelectorAll(':scope > :is(.post-head, .prose, .post-gone)') ?? []))
  } else {
    panel.append(...page.querySelectorAll('main .replies'))
  }
  return panel.childElementCount > 0 ? panel : null
}
