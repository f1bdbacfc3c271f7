// From here on there is room beside a thread (live.css says the same).
const WIDE = '(min-width: 68.75rem)'

/**
 * Puts a slider over the dates of a long thread: it stands at the post that is read and goes to the one it is let go at. The keys of a
 * slider move it. `go` leads to a post that is not on this page. Answers how to take it away.
 */
export function scrub(go: (number: number) => void): () => void {
  const nav = document.querySelector<HTMLElement>('nav[data-scrubber]')
  if (!nav || !matchMedia(WIDE).matches) return () => undefined
  const last = Number(nav.dataset.scrubber)
  const marks = [...nav.querySelectorAll<HTMLAnchorElement>('a[data-number]')].map((link) => ({ number: Number(link.dataset.number), date: link.querySelector('time')?.textContent ?? '' }))
  // Each date beside its place on the slider.
  for (const [at, { number }] of marks.entries()) nav.querySelectorAll('li')[at]?.style.setProperty('flex-grow', String((marks[at + 1]?.number ?? number) - number))
  const slider = Object.assign(document.createElement('input'), { type: 'range', min: '1', max: String(last), step: '1' })
  slider.setAttribute('aria-label', nav.dataset.name ?? '')
  const says = Object.assign(document.createElement('output'), { className: 'dates-at' })
  says.setAttribute('aria-hidden', 'true')
  const box = Object.assign(document.createElement('div'), { className: 'dates-slider' })
  box.append(slider, says)

  const show = (number: number) => {
    const text = `${dateOf(number, marks)} · #${number}`
    slider.value = String(number)
    slider.setAttribute('aria-valuetext', text)
    says.textContent = text
  }
  let held = false
  let drawing = 0
  const read = () => {
    cancelAnimationFrame(drawing)
    drawing = requestAnimationFrame(() => held || show(numberRead()))
  }
  slider.addEventListener('input', () => {
    held = true
    show(Number(slider.value))
  })
  slider.addEventListener('change', () => {
    held = false
    const number = Number(slider.value)
    const post = document.getElementById(`p${number}`)
    if (post) post.scrollIntoView({ block: 'start' })
    else go(number)
  })
  nav.prepend(box)
  read()
  window.addEventListener('scroll', read, { passive: true })
  return () => {
    window.removeEventListener('scroll', read)
    cancelAnimationFrame(drawing)
    box.remove()
  }
}

/** The last post that begins above the upper third of the window. */
function numberRead(): number {
  const posts = [...document.querySelectorAll<HTMLElement>('[data-post]')]
  return Number((posts.findLast((post) => post.getBoundingClientRect().top <= window.innerHeight / 3) ?? posts[0])?.dataset.post ?? 1)
}

/** When a post was written: exactly where it is on the page, else by the mark before it. */
function dateOf(number: number, marks: readonly { number: number; date: string }[]): string {
  const written = document.querySelector(`#p${number} .post-head time`)?.textContent
  return written ?? marks.findLast((mark) => mark.number <= number)?.date ?? ''
}
