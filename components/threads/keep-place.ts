import { Component } from 'react'

interface Place {
  element: Element
  top: number
}

/**
 * Keeps what is being read where it is while the page around it is drawn anew: rendered beside the posts, it measures before each change
 * and scrolls by what moved. `last` is the number of the page's last post: the reader's own new one, which the address names, is shown instead.
 */
export class KeepPlace extends Component<{ last: number }> {
  override getSnapshotBeforeUpdate(): Place | null {
    return placeOf(whatIsRead())
  }

  override componentDidUpdate({ last }: { last: number }, _: unknown, before: Place | null): void {
    const named = Number(/^#p(\d{1,9})$/.exec(location.hash)?.[1] ?? 0)
    if (named > last && named <= this.props.last) return showPost(named)
    if (before?.element.isConnected) window.scrollBy({ top: before.element.getBoundingClientRect().top - before.top, behavior: 'instant' })
  }

  override render() {
    return null
  }
}

function showPost(number: number): void {
  const post = document.getElementById(`p${number}`)
  post?.scrollIntoView({ block: 'start', behavior: 'instant' })
  post?.focus({ preventScroll: true })
}

// What keeps its place in the window, whatever the page does.
const OVER_THE_PAGE = '.arrivals, .dates, [data-dock-room][data-dock]'

/** What should not move: what somebody is writing in, or else the first thing that begins within the window, or else what fills it. */
function whatIsRead(): Element | null {
  const writing = document.activeElement?.closest('form')
  if (writing && isInSight(writing) && !writing.closest(OVER_THE_PAGE)) return writing
  const all = [...document.querySelectorAll(`[data-post], .thread > :not(${OVER_THE_PAGE})`)]
  return all.find((element) => begins(element)) ?? all.findLast(isInSight) ?? null
}

function begins(element: Element): boolean {
  const { top, height } = element.getBoundingClientRect()
  return height > 0 && top >= 0 && top < window.innerHeight
}

/** Whether any of it is within the window. */
export function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

function placeOf(element: Element | null): Place | null {
  return element && { element, top: element.getBoundingClientRect().top }
}
