import { inTransaction } from '@/lib/db/transaction'
import { audienceOf } from './audience'
import { CHANGES_CHANNEL } from './changes'
import { hear, startListening } from './listener'
import { OUTBOX_CHANNEL } from './outbox'
import { RIGHTS_CHANNEL } from './rights'
import { SEQUENCE_CHANNEL, sequenceAll } from './sequence'
import { queueForWebhooks, WEBHOOKS_CHANNEL } from './webhooks'

// Small enough that a burst does not hold its rows for long.
const BATCH = 100

/** Decides who hears of the next events and leaves them a notice; answers how many events it handled. Safe to run in many processes. */
export async function deliverNext(): Promise<number> {
  return inTransaction(async (tx) => {
    const taken = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Event" WHERE "deliveredAt" IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
    const ids = taken.map(({ id }) => id)
    const events = await tx.event.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
    // One after the other: a transaction has one connection, and a later event may take back what an earlier one told.
    for (const event of events) {
      const { post, hearings } = await audienceOf(tx, event)
      const about = { eventId: event.id, createdAt: event.createdAt, threadId: post?.threadId, number: post?.number }
      if (hearings.length > 0) await tx.notice.createMany({ data: hearings.map((hearing) => ({ ...about, ...hearing })), skipDuplicates: true })
    }
    await queueForWebhooks(tx, events)
    await tx.event.updateMany({ where: { id: { in: ids } }, data: { deliveredAt: new Date() } })
    return ids.length
  })
}

/** Orders and delivers events as they happen until stopped. `stop` waits for the batch that is under way. */
export function startDelivery(onError: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let again = false

  const drain = async () => {
    while (!stopped && again) {
      again = false
      // Order first: the live streams wait for it, and it cannot be held up by a notice that cannot be made.
      await sequenceAll()
      while (!stopped && (await deliverNext()) === BATCH);
    }
  }
  const wake = () => {
    if (stopped) return
    again = true
    running = running.then(drain).catch(onError)
  }
  const unhear = hear(OUTBOX_CHANNEL, wake)
  const listening = startListening([OUTBOX_CHANNEL, SEQUENCE_CHANNEL, CHANGES_CHANNEL, RIGHTS_CHANNEL, WEBHOOKS_CHANNEL], onError)
  return {
    async stop() {
      stopped = true
      unhear()
      await listening.stop()
      await running
    },
  }
}
