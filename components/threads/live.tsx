'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useLocale } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { useLive } from '@/components/shell/live-words'
import { buttonClass } from '@/components/ui/button'
import { localeOf } from '@/lib/i18n/locales'
import { api, pathsIn } from '@/lib/paths'
import { follow, type Told } from './follow'
import { isInSight, KeepPlace } from './keep-place'

/** What of a thread's page its live stream has to know. */
export interface LiveProps {
  threadId: number
  /** The place in the order of events from which the page was made. */
  place: string
  /** The number of the page's first post, of its last, and of the last that it has room for. */
  first: number
  last: number
  end: number
  /** Whether there is a page after it. Who reads an earlier page has enough before them, and is not told of what is new at the end. */
  more: boolean
}

// Long enough that a burst is counted as one, and that one's own comment is on the page.
const GATHER_MS = 1_500

// Readers of one thread do not all ask for its page at the same moment.
const SPREAD_MS = 1_000

// A page that was asked for again and is still without what was told is asked for so many times more, a moment later each.
const TRIES = 3

/**
 * What happens in the thread, on the page: new comments are counted, said once, and come when they are asked for; what was sealed, taken away
 * or edited is drawn anew, the last as soon as nobody reads it. Nothing that is being read moves.
 */
export function Live({ threadId, place, first, last, end, more }: LiveProps) {
  const t = useLive()
  const to = pathsIn(localeOf(useLocale()))
  const [arrived, setArrived] = useState<readonly number[]>([])
  const [landed, setLanded] = useState<number | null>(null)
  const [refresh, refreshing] = useRefresh()
  const link = useRef<HTMLAnchorElement>(null)
  const start = useRef({ place, counts: !more })
  const asked = useRef<{ from: number; tries: number } | null>(null)
  const waiting = arrived.filter((number) => number > last)
  const here = waiting.filter((number) => number <= end)

  const onTold = useRef<(told: Told) => void>(() => {})
  onTold.current = ({ name, number }) => {
    const drawn = number >= first && number <= last
    if (name === 'post' && number > last) {
      if (start.current.counts) setArrived((before) => [...before, number])
    } else if (name === 'edit') {
      if (drawn) whenUnread(number, refresh)
    } else if (drawn || number === 1) {
      // The opening post's state is the thread's: what it is called and where, and whether it is locked.
      refresh()
    }
  }
  useEffect(() => follow({ at: (from) => api.events(threadId, from), after: start.current.place, tell: (told) => onTold.current(told) }), [threadId])

  useSaidOnce(waiting.length, (count) => announce(t('thread.arrived', { count })))
  useEffect(() => {
    const pressed = asked.current
    if (refreshing || !pressed) return
    if (last > pressed.from) {
      asked.current = null
      setLanded(pressed.from + 1)
    } else if (pressed.tries-- > 0) {
      const again = setTimeout(refresh, GATHER_MS, 0)
      return () => clearTimeout(again)
    }
  }, [refreshing, last, refresh])
  useEffect(() => {
    const post = landed === null ? null : document.getElementById(`p${landed}`)
    if (!post) return
    if (document.activeElement === document.body) link.current?.focus({ preventScroll: true })
    const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setLanded(null))
    watcher.observe(post)
    return () => watcher.disconnect()
  }, [landed])

  const bring = () => {
    asked.current = { from: last, tries: TRIES }
    refresh(0)
  }
  return (
    <div className="arrivals">
      <KeepPlace last={last} />
      {here.length > 0 && (
        <button type="button" className={buttonClass({ kind: 'primary' })} aria-disabled={refreshing || undefined} onClick={() => refreshing || bring()}>
          {t('thread.arrived', { count: waiting.length })}
        </button>
      )}
      {here.length === 0 && landed !== null && <a ref={link} className={buttonClass({})} href={`#p${landed}`} onClick={() => setLanded(null)}>{t('thread.toArrived')}</a>}
      {here.length === 0 && landed === null && waiting.length > 0 && (
        <a className={buttonClass({ kind: 'primary' })} href={to.post(threadId, Math.min(...waiting))}>{t('thread.arrivedNext', { count: waiting.length })}</a>
      )}
    </div>
  )
}

/** Draws the page anew, one request at a time; and whether that is under way. Without a connection it does nothing: the router would leave the page. */
function useRefresh(): [(afterMs?: number) => void, boolean] {
  const router = useRouter()
  const [refreshing, begin] = useTransition()
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = useRef((afterMs = Math.random() * SPREAD_MS) => {
    clearTimeout(soon.current)
    soon.current = setTimeout(() => navigator.onLine && begin(() => router.refresh()), afterMs)
  })
  useEffect(() => () => clearTimeout(soon.current), [])
  return [refresh.current, refreshing]
}

/** Says how many there are once, when they have gathered; again only after there were none. */
function useSaidOnce(count: number, say: (count: number) => void): void {
  const latest = useRef({ count, say })
  latest.current = { count, say }
  const any = count > 0
  useEffect(() => {
    if (!any) return
    const timer = setTimeout(() => latest.current.say(latest.current.count), GATHER_MS)
    return () => clearTimeout(timer)
  }, [any])
}

/** Calls when no part of a post is within the window: now, or when it has been scrolled away. */
function whenUnread(number: number, call: () => void): void {
  const post = document.getElementById(`p${number}`)
  if (!post || !isInSight(post)) return call()
  const watcher = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) return
    watcher.disconnect()
    call()
  })
  watcher.observe(post)
}
