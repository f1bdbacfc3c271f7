import { MARKED_UNREAD } from './marked-unread'
import { dropRead, noteRead, sendRead } from './reading-batch'

// Whoever scrolls past reads nothing: the end of a post has to stay in sight for so long.
const DWELL_MS = 800

/**
 * Watches how far a thread's page is read, until it is told to stop: a post is read when its end was in sight for a moment, in a page that is looked
 * at. Posts that are put into the page later are watched as well. `readTo` is what is known to be read.
 */
export function watchReading(threadId: number, readTo: number): () => void {
  const list = document.querySelector('.posts')
  if (!list) return () => {}
  let known = readTo
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const numberOf = (end: Element) => Number(end.closest<HTMLElement>('[data-post]')?.dataset.post ?? 0)
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target))
      timers.delete(target)
      if (isIntersecting) timers.set(target, setTimeout(() => read(target), DWELL_MS))
    }
  })
  const read = (end: Element) => {
    timers.delete(end)
    // Looked at again, it is in sight again.
    if (document.visibilityState === 'hidden') return sight.unobserve(end)
    const number = numberOf(end)
    if (number > known) noteRead(threadId, (known = number))
    sight.unobserve(end)
  }
  const watch = () => {
    for (const end of list.querySelectorAll('.post-foot')) if (numberOf(end) > known) sight.observe(end)
  }
  const later = new MutationObserver(watch)
  const stops = new AbortController()
  const shown = () => document.visibilityState === 'visible' && watch()
  const unread = (event: Event) => {
    if ((event as CustomEvent<number>).detail !== threadId) return
    stop()
    dropRead(threadId)
  }
  const stop = () => {
    stops.abort()
    later.disconnect()
    sight.disconnect()
    timers.forEach((timer) => clearTimeout(timer))
  }
  document.addEventListener('visibilitychange', shown, stops)
  window.addEventListener(MARKED_UNREAD, unread, stops)
  later.observe(list, { childList: true })
  watch()
  return () => {
    stop()
    void sendRead()
  }
}

/** Draws where what is new to the reader begins, in `words`, without moving anything. */
export function showFirstUnread(number: number, words: string): void {
  for (const before of document.querySelectorAll<HTMLElement>('[data-first-unread]')) delete before.dataset.firstUnread
  const post = document.getElementById(`p${number}`)
  if (post) post.dataset.firstUnread = words
}
