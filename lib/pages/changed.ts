import { changeIn, CHANGES_CHANNEL, hearChanges, type Change } from '@/lib/events/changes'
import { hear, watchConnection } from '@/lib/events/listener'
import { pageOf } from '@/lib/threads/rules'
import type { PageCache } from './cache'

/**
 * The tags of the pages that a change changes; null for all there are. A comment changes the page that it is on, the one before, which now leads
 * on to it, the one with what it answers, the lists, and its author's page; the figures at the head of the thread's other pages follow within a
 * minute. Whatever else happens to a post may show on each page of its thread, as quotes and titles do, and on those of all who wrote in it.
 */
export function tagsOf({ kind, threadId, number, replyTo, handle }: Change): readonly string[] | null {
  if (kind === 'everything') return null
  if (kind === 'person') return own(handle)
  if (kind === 'log') return ['log']
  if (kind !== 'post-added' && kind !== 'thread-started') return [`thread-${threadId}`, 'lists', 'people', 'log']
  const numbers = [number, number - 1, ...(replyTo === null ? [] : [replyTo])].filter((one) => one > 0)
  const pages = new Set(numbers.map((one) => `thread-${threadId}-${pageOf(one)}`))
  return [...pages, `thread-${threadId}-feed`, 'lists', ...own(handle)]
}

function own(handle: string | null): string[] {
  return handle === null ? [] : [`person-${encodeURIComponent(handle).toLowerCase()}`]
}

/** Has a cache forget what changes, from here and from other instances, until stopped. */
export function followChanges(cache: PageCache): () => void {
  const forget = (change: Change) => {
    const tags = tagsOf(change)
    if (tags) cache.forget(tags)
    else cache.forgetAll()
  }
  const stops = [
    hearChanges(forget),
    hear(CHANGES_CHANNEL, (message) => {
      const change = message === undefined ? null : changeIn(message)
      if (change) forget(change)
    }),
    watchConnection((connected) => cache.beSure(connected)),
  ]
  return () => stops.forEach((stop) => stop())
}
