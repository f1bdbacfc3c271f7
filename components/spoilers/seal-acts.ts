import type { useLive } from '@/components/shell/live-words'
import type { Locale } from '@/lib/i18n/locales'

/** How the acts speak: the words, a voice for screen readers, and the language that an answer should be drawn in. */
export interface SealWords {
  t: ReturnType<typeof useLive>
  announce: (text: string) => void
  locale: Locale
}

interface Unsealed {
  index: number
  html: string
  text: string
}

// Longer texts are not read out at once: who wants to hear them reads on after the button.
const LONGEST_SPOKEN = 400

let places = 0

/** What a sealed control was before it was opened, to be put back. */
const closed = new WeakMap<HTMLButtonElement, { name: string; inside: Node[] }>()
/** What was opened on this page, so that opening it again asks nobody. */
const known = new WeakMap<HTMLButtonElement, Unsealed>()

/** Puts a button in the place of the link, with its look and name. The link's address stays with it for when opening fails. */
export function upgrade(link: HTMLAnchorElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = link.className
  button.setAttribute('aria-label', link.getAttribute('aria-label') ?? '')
  button.setAttribute('aria-expanded', 'false')
  button.dataset.seal = link.dataset.seal
  button.dataset.scope = link.dataset.scope
  button.dataset.ask = link.dataset.ask
  button.dataset.page = link.getAttribute('href') ?? ''
  button.append(...link.childNodes)
  const focused = document.activeElement === link
  link.replaceWith(button)
  if (focused) button.focus({ preventScroll: true })
}

/** Opens a sealed segment in its place, or closes it again. */
export async function toggle(control: HTMLButtonElement, say: SealWords): Promise<void> {
  if (control.getAttribute('aria-busy')) return
  if (control.getAttribute('aria-expanded') === 'true') return keepingPlace(control, () => close(control, say))
  troubleOf(control)?.remove()
  control.setAttribute('aria-busy', 'true')
  const answer = known.get(control) ?? (await ask(control, say.locale))
  control.removeAttribute('aria-busy')
  // The page may have been drawn anew meanwhile.
  if (!control.isConnected) return
  if (typeof answer === 'number') return complain(control, answer, say)
  known.set(control, answer)
  keepingPlace(control, () => open(control, answer, say))
}

/** Asks for the text; answers the HTTP status where it was not given, 0 where nobody answered. */
async function ask(control: HTMLButtonElement, locale: Locale): Promise<Unsealed | number> {
  const index = Number((control.dataset.seal ?? '').split(':')[1])
  try {
    const answer = await fetch(control.dataset.ask ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': locale },
      body: JSON.stringify({ index }),
    })
    if (!answer.ok) return answer.status
    const { segments } = (await answer.json()) as { segments: Unsealed[] }
    return segments.find((segment) => segment.index === index) ?? 0
  } catch {
    return 0
  }
}

function open(control: HTMLButtonElement, { html, text }: Unsealed, { t, announce }: SealWords): void {
  const card = cardOf(control)
  const place = document.createElement(card ? 'div' : 'span')
  place.className = card ? 'opened seal-body just-opened' : 'opened just-opened'
  // A post can stand on a page twice: in its place, and in that of a post that answers it.
  place.id = `opened-${(control.dataset.seal ?? '').replace(':', '-')}-${(places += 1)}`
  place.innerHTML = html
  closed.set(control, { name: control.getAttribute('aria-label') ?? '', inside: [...control.childNodes] })
  control.setAttribute('aria-expanded', 'true')
  control.setAttribute('aria-controls', place.id)
  control.setAttribute('aria-label', t('seals.hideName', { scope: control.dataset.scope ?? '' }))
  // The chip keeps its window, now lit; a card has its own.
  control.replaceChildren(...[...control.querySelectorAll('.seal-glyph')], t('seals.hide'))
  const surface = card ?? control
  surface.classList.add('is-open')
  if (card) card.append(place)
  else control.after(' ', place)
  const spoken = text.trim()
  const opened = spoken.length <= LONGEST_SPOKEN ? t('seals.opened', { text: spoken }) : t('seals.openedLong', { count: spoken.split(/\s+/).length })
  const inside = place.querySelectorAll('[data-seal]').length
  announce(inside > 0 ? `${opened} ${t('seals.inside', { count: inside })}` : opened)
}

function close(control: HTMLButtonElement, { t, announce }: SealWords): void {
  const before = closed.get(control)
  const card = cardOf(control)
  const place = document.getElementById(control.getAttribute('aria-controls') ?? '')
  if (!before || !place) return
  if (!card) place.previousSibling?.remove()
  place.remove()
  ;(card ?? control).classList.remove('is-open')
  control.replaceChildren(...before.inside)
  control.setAttribute('aria-label', before.name)
  control.setAttribute('aria-expanded', 'false')
  control.removeAttribute('aria-controls')
  announce(t('seals.closed'))
}

/** The card that this control opens; null for a chip, also for one that lies in an opened card. */
function cardOf(control: HTMLElement): Element | null {
  return control.closest('.seal-actions')?.closest('[data-seal-card]') ?? null
}

/** Changes the page and scrolls by what that moved the control, so that it stays under the finger. */
function keepingPlace(control: HTMLElement, change: () => void): void {
  const before = control.getBoundingClientRect().top
  change()
  window.scrollBy({ top: control.getBoundingClientRect().top - before, behavior: 'instant' })
  control.focus({ preventScroll: true })
}

const TOO_MANY_REQUESTS = 429

function complain(control: HTMLButtonElement, status: number, { t, announce }: SealWords): void {
  const words = t(status === TOO_MANY_REQUESTS ? 'seals.tooOften' : 'seals.failed')
  const link = document.createElement('a')
  link.href = control.dataset.page ?? ''
  link.rel = 'nofollow'
  link.textContent = t('seals.ownPage')
  const place = document.createElement('span')
  place.className = 'seal-trouble'
  place.append(' ', words, ' ', link, '.')
  control.after(place)
  announce(`${words} ${link.textContent}.`)
}

function troubleOf(control: HTMLElement): Element | null {
  const next = control.nextElementSibling
  return next?.classList.contains('seal-trouble') ? next : null
}
