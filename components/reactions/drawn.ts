import type { PostOverlay } from '@/lib/threads/view'

/** All buttons that react, of all posts of a page. */
export const BUTTONS = 'button[name="reaction"]'

/** What a button is about, from its value, "42:heart", and the post it stands in. */
export function ofButton(button: HTMLButtonElement) {
  const [postId = '', kind = ''] = button.value.split(':')
  return { postId: Number(postId), kind: kind as keyof PostOverlay['counts'], number: Number(button.closest<HTMLElement>('[data-post]')?.dataset.post) }
}

/** Shows whether a reaction is one's own, and how many there are. The counts have a place of their own width, so nothing moves. */
export function draw(button: HTMLButtonElement, mine: Pick<PostOverlay, 'counts' | 'reacted' | 'own'> | undefined): void {
  if (!mine) return
  const { kind } = ofButton(button)
  button.disabled = mine.own
  if (!mine.own) button.ariaPressed = String(mine.reacted.includes(kind))
  const place = button.querySelector('.reaction-count')
  const count = mine.counts[kind]
  if (place) place.textContent = count === 0 ? '' : new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', maximumFractionDigits: 1 }).format(count)
}
