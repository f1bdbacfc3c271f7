import { Client } from 'pg'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { audienceOf } from './audience'
import { OUTBOX_CHANNEL } from './outbox'

// Picks up what a missed notification, or an instance that was killed, left behind.
const SWEEP_MS = 15_000

// Small enough that a burst does not hold its rows for long.
const BATCH = 100

/** Decides who hears of the next events and leaves them a notice; answers how many events it handled. Safe to run in many processes. */
export async function deliverNext(): Promise<number> {
  return inTransaction(async (tx) => {
    const taken = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Event" WHERE "deliveredAt" IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
    const ids = taken.map(({ id }) => id)
    const events = await tx.event.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
    const notices = []
    // One after the other: a transaction has one connection.
    for (const event of events) {
      for (const personId of await audienceOf(tx, event)) notices.push({ personId, eventId: event.id, createdAt: event.createdAt })
    }
    await tx.notice.createMany({ data: notices, skipDuplicates: true })
    await tx.event.updateMany({ where: { id: { in: ids } }, data: { deliveredAt: new Date() } })
    return ids.length
  })
}

/** Delivers events as they happen until stopped. `stop` waits for the batch that is under way. */
export function startDelivery(onError: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let again = false
  let listener: Client | null = null

  const drain = async () => {
    while (!stopped && (again || (await deliverNext()) === BATCH)) again = false
  }
  const wake = () => {
    if (stopped) return
    again = true
    running = running.then(() => (again ? drain() : undefined)).catch(onError)
  }
  const listen = async () => {
    const client = new Client({ connectionString: env().DATABASE_URL })
    client.on('notification', wake)
    // A lost connection is made again at the next sweep.
    client.on('error', () => (listener = null))
    await client.connect()
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`)
    listener = client
  }
  const sweep = async () => {
    if (!listener) await listen().catch(onError)
    wake()
  }

  const timer = setInterval(() => void sweep(), SWEEP_MS)
  void sweep()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await listener?.end().catch(() => undefined)
    },
  }
}
