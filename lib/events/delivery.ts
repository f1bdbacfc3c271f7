import { setTimeout as pause } from 'node:timers/promises'
import type { Queries } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { audiencesOf, type Event } from './audience'
import { CHANGES_CHANNEL } from './changes'
import type { Hearing } from './hearers'
import { hear, startListening } from './listener'
import { OUTBOX_CHANNEL } from './outbox'
import { RIGHTS_CHANNEL } from './rights'
import { SEQUENCE_CHANNEL, sequenceAll } from './sequence'
import { queueForWebhooks, WEBHOOKS_CHANNEL } from './webhooks'

// What happens within this time after a delivery is delivered together: nobody waits for it noticeably, and it costs little more than one thing.
const TOGETHER_MS = 50

// Small enough that a burst does not hold its rows for long.
const BATCH = 100

/** Decides who hears of the next events and leaves them a notice; answers how many events it handled. Safe to run in many processes. */
export async function deliverNext(): Promise<number> {
  return inTransaction(async (tx) => {
    const events = await tx.$queryRaw<(Event & { id: string; createdAt: Date })[]>`
      SELECT id, kind, "actorId", "actionId", "postId", "createdAt" FROM "Event" WHERE "deliveredAt" IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
    if (events.length === 0) return 0
    for await (const told of audiencesOf(tx, events)) {
      await notify(tx, told.flatMap(({ event: { id, createdAt }, post, hearings }) => hearings.map((hearing) => ({ ...hearing, eventId: id, createdAt, threadId: post?.threadId ?? null, number: post?.number ?? null }))))
    }
    await queueForWebhooks(tx, events)
    await tx.$executeRaw`UPDATE "Event" SET "deliveredAt" = now() WHERE id = ANY(${events.map(({ id }) => id)}::uuid[])`
    return events.length
  })
}

interface Notice extends Hearing {
  eventId: string
  createdAt: Date
  threadId: number | null
  number: number | null
}

// Some megabytes, where thousands follow one thread.
const NOTICES_AT_ONCE = 10_000

/** Leaves people notices, in this order; who has one of a post already gets no other. */
async function notify(tx: Queries, notices: readonly Notice[]): Promise<void> {
  for (let from = 0; from < notices.length; from += NOTICES_AT_ONCE) {
    const some = notices.slice(from, from + NOTICES_AT_ONCE)
    const each = <T>(of: (notice: Notice) => T) => some.map(of)
    await tx.$executeRaw`
      INSERT INTO "Notice" ("personId", "eventId", kind, "threadId", number, "createdAt")
      SELECT * FROM unnest(${each(({ personId }) => personId)}::int[], ${each(({ eventId }) => eventId)}::uuid[], ${each(({ kind }) => kind)}::"NoticeKind"[],
        ${each(({ threadId }) => threadId)}::int[], ${each(({ number }) => number)}::int[], ${each(({ createdAt }) => createdAt)}::timestamptz[])
      ON CONFLICT DO NOTHING`
  }
}

/** Orders and delivers events as they happen until stopped. `stop` waits for the batch that is under way. */
export function startDelivery(onError: (error: unknown) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> = Promise.resolve()
  let again = false

  const drain = async () => {
    while (!signal.aborted && again) {
      again = false
      // Order first: the live streams wait for it, and it cannot be held up by a notice that cannot be made.
      await sequenceAll()
      while (!signal.aborted && (await deliverNext()) === BATCH);
      await pause(TOGETHER_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
  const wake = () => {
    if (signal.aborted) return
    again = true
    running = running.then(drain).catch(onError)
  }
  const unhear = hear(OUTBOX_CHANNEL, wake)
  const listening = startListening([OUTBOX_CHANNEL, SEQUENCE_CHANNEL, CHANGES_CHANNEL, RIGHTS_CHANNEL, WEBHOOKS_CHANNEL], onError)
  return {
    async stop() {
      stopping.abort()
      unhear()
      await listening.stop()
      await running
    },
  }
}
