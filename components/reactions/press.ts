import { announce } from '@/components/shell/announce'
import { api } from '@/lib/paths'
import type { PostOverlay } from '@/lib/threads/view'
import { BUTTONS, draw, ofButton } from './drawn'

type Mine = Pick<PostOverlay, 'counts' | 'reacted' | 'own'>

// What is known of posts that no overlay has told of, by their buttons' group.
const known = new WeakMap<Element, Mine>()
// Presses of one post go out one after the other, so that the last one counts.
const queues = new WeakMap<Mine, Promise<void>>()

/**
 * Reacts, or takes it back: shown at once, and corrected by the answer. `overlay` is what the page's overlay says of the post; it is kept up to
 * date, as the page is drawn from it again. A session that has ended sends the form, which leads to sign-in.
 */
export function press(button: HTMLButtonElement, overlay: PostOverlay | undefined, said: { failed: string; often: string }): void {
  const { postId, kind } = ofButton(button)
  const group = button.parentElement!
  const mine: Mine = overlay ?? known.get(group) ?? { own: false, reacted: [], counts: { heart: 0, tears: 0, laugh: 0, think: 0 } }
  const blind = !overlay && !known.has(group)
  const before = { reacted: mine.reacted, counts: mine.counts }
  const show = (next: Partial<Mine>) => {
    Object.assign(mine, next)
    for (const one of group.querySelectorAll<HTMLButtonElement>(BUTTONS)) draw(one, mine)
  }
  const on = !mine.reacted.includes(kind)
  // Before anything is known the counts of the page stay, until the answer comes.
  if (blind) button.ariaPressed = 'true'
  else show({ reacted: on ? [...mine.reacted, kind] : mine.reacted.filter((one) => one !== kind), counts: { ...mine.counts, [kind]: Math.max(0, mine.counts[kind] + (on ? 1 : -1)) } })
  const shown = mine.reacted
  const send = async () => {
    const answer = await fetch(api.react(postId, kind), { method: on ? 'PUT' : 'DELETE' }).catch(() => null)
    if (answer?.status === 401) return button.form?.requestSubmit(button)
    if (answer?.ok) {
      const { own, counts } = (await answer.json()) as { own: Mine['reacted']; counts: Mine['counts'] }
      known.set(group, mine)
      // A later press is under way: its answer will say.
      return mine.reacted === shown ? show({ reacted: own, counts }) : undefined
    }
    if (blind) button.removeAttribute('aria-pressed')
    else show(before)
    announce(answer?.status === 429 ? said.often : said.failed)
  }
  queues.set(mine, (queues.get(mine) ?? Promise.resolve()).then(send))
}
