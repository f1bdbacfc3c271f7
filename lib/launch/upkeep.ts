import { setTimeout as pause } from 'node:timers/promises'
import { keepReminders } from '@/lib/bookmarks/write'
import { hear } from '@/lib/events/listener'
import { OUTBOX_CHANNEL } from '@/lib/events/outbox'
import { startSending, sweepDeliveries } from '@/lib/events/webhooks'
import { forgetWords, learnAllWords } from '@/lib/lexicon/write'
import { considerAll } from '@/lib/standing/write'
import { countPosts } from '@/lib/threads/write'
import { sweepImages } from '@/lib/media/write'
import { remakePosts } from '@/lib/texts/write'

// While another instance is at it; and after a failure, so that one that stays does not fill the log.
const AGAIN_MS = 5_000

// What is looked after at each thing that happens is looked after no more often than this: a hundred things are looked after at once.
const LOOK_MS = 2_000

// A figure beside a category may be so old: it is counted over all threads.
const COUNT_MS = 300_000

// Images that nobody used are kept for a day; an hour more costs nothing.
const SWEEP_MS = 3_600_000

/**
 * What a running forum does beside answering: makes texts anew that an older version has made, learns the words of new posts for search, and
 * looks after those it knows, counts what stands beside categories, tells webhooks what happened, gives people the standing that their conduct has earned, and sweeps images that nobody used. Several instances share the work. `stop` waits for the step that is under way.
 */
export function startUpkeep(onError: (error: unknown) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  const remake = async () => {
    while (!stopping.signal.aborted) {
      const begunAt = performance.now()
      const made = await remakePosts().catch((error: unknown) => (onError(error), 'busy' as const))
      if (made === 'current') return
      // Half of the time at most, as it goes on for an hour where there are a million.
      await rest(made === 'busy' ? AGAIN_MS : performance.now() - begunAt)
    }
  }

  const sweep = async () => {
    while (!stopping.signal.aborted) {
      await sweepImages().catch(onError)
      await sweepDeliveries().catch(onError)
      await considerAll().catch(onError)
      await rest(SWEEP_MS)
    }
  }

  let last: string | null = null
  let countAt = 0
  let running: Promise<void> = Promise.resolve()
  let due = false
  const look = async () => {
    if (!due || stopping.signal.aborted) return
    due = false
    await keepReminders()
    await learnAllWords()
    if (Date.now() >= countAt) {
      countAt = Date.now() + COUNT_MS
      await countPosts()
    }
    last = await forgetWords(last)
    await rest(LOOK_MS)
  }
  const wake = () => {
    due = true
    running = running.then(look).catch(onError)
  }
  const unhear = hear(OUTBOX_CHANNEL, wake)
  const remaking = remake()
  const sweeping = sweep()
  const sending = startSending(onError)
  wake()
  return {
    async stop() {
      unhear()
      stopping.abort()
      await Promise.all([remaking, sweeping, running, sending.stop()])
    },
  }
}
