import { db, type Queries } from '@/lib/db/client'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { composeMessage } from '@/lib/webhooks/read'
import { BOTH_SECRETS_HOURS, GIVE_UP_DAYS, KEPT_DAYS, LEASE_S, REMOVED_HOURS, waitAfter, webhookKindOf } from '@/lib/webhooks/rules'
import { callOut, type Answered } from './callout'
import { hear } from './listener'
import { signatures } from './signing'

/** The channel on which all instances are told that there is something to send. */
export const WEBHOOKS_CHANNEL = 'cell_webhooks'

// One slow receiver holds so many, no more, for as long as it may take to answer.
const BATCH = 20

/** Decides which webhooks are told of events, in the transaction that delivers these: whatever is delivered is told, and once to each. */
export async function queueForWebhooks(tx: Queries, events: readonly { id: string; kind: string }[]): Promise<void> {
  const told = events.flatMap(({ id, kind }) => (webhookKindOf(kind) ? [{ eventId: id, kind: webhookKindOf(kind)! }] : []))
  if (told.length === 0) return
  const webhooks = await tx.$queryRaw<{ id: number; kinds: string[] }[]>`SELECT id, kinds::text[] FROM "Webhook" WHERE "offAt" IS NULL AND "removedAt" IS NULL`
  const data = webhooks.flatMap(({ id: webhookId, kinds }) => told.filter(({ kind }) => kinds.includes(kind)).map(({ eventId }) => ({ webhookId, eventId })))
  if (data.length === 0) return
  await tx.delivery.createMany({ data, skipDuplicates: true })
  await wakeSenders(tx)
}

/** Tells all instances, once this is committed, that there is something to send. */
export async function wakeSenders(tx: Queries): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${WEBHOOKS_CHANNEL}, '')`
}

interface Due {
  id: string
  webhookId: number
  eventId: string | null
  createdAt: Date
  tries: number
  url: string
  salt: string
  priorSalt: string | null
}

/**
 * Sends what is due, and answers how much that was. Each is taken by one of all instances, for LEASE_S seconds: if that one is killed, another
 * sends it again. So a receiver may get something twice, and knows it by its id. `signal` gives up what is under way; it is sent again later.
 */
export async function sendDue(signal?: AbortSignal): Promise<number> {
  const due = await db().$queryRaw<Due[]>`
    UPDATE "Delivery" d SET "dueAt" = now() + make_interval(secs => ${LEASE_S}), tries = d.tries + 1, "triedAt" = now()
    FROM (
      SELECT one.id FROM "Delivery" one JOIN "Webhook" hook ON hook.id = one."webhookId"
      WHERE one."dueAt" <= now() AND (hook."offAt" IS NULL OR one."eventId" IS NULL) AND hook."removedAt" IS NULL ORDER BY one."dueAt" LIMIT ${BATCH} FOR UPDATE OF one SKIP LOCKED
    ) AS taken, "Webhook" w
    WHERE d.id = taken.id AND w.id = d."webhookId"
    RETURNING d.id, d."webhookId", d."eventId", d."createdAt", d.tries, w.url, w.salt,
      CASE WHEN w."saltedAt" > now() - make_interval(hours => ${BOTH_SECRETS_HOURS}) THEN w."priorSalt" END AS "priorSalt"`
  await Promise.all(due.map((one) => send(one, signal)))
  return due.length
}

async function send(due: Due, signal?: AbortSignal): Promise<void> {
  const answered = await tell(due, signal).catch((error: unknown): Answered => {
    log().error({ err: error, delivery: due.id }, 'what a webhook is told could not be composed')
    return { status: null, trouble: 'unwritten' }
  })
  if (signal?.aborted && answered.trouble) return
  await end(due, answered)
}

async function tell(due: Due, signal?: AbortSignal): Promise<Answered> {
  const message = await composeMessage(db(), due)
  // What it is about has gone, and there is nothing to say.
  if (!message) return { status: null, trouble: null }
  const body = JSON.stringify(message)
  const headers = signatures([due.salt, ...(due.priorSalt === null ? [] : [due.priorSalt])], { id: due.id, at: Math.floor(Date.now() / 1000), body })
  return callOut(due.url, { headers, body }, { allowPrivate: env().WEBHOOKS_PRIVATE === '1', signal })
}

/** Writes down how it went: taken, to be sent again, or given up; and what follows for the webhook. */
async function end({ id, webhookId, eventId, createdAt, tries }: Due, { status, trouble }: Answered): Promise<void> {
  const test = eventId === null
  if (!trouble) {
    await db().$executeRaw`UPDATE "Delivery" SET "dueAt" = NULL, "takenAt" = now(), status = ${status}, trouble = NULL WHERE id = ${id}::uuid`
    await db().webhook.updateMany({ where: { id: webhookId, failingAt: { not: null } }, data: { failingAt: null } })
    return
  }
  const over = test || status === 410 || Date.now() - createdAt.getTime() > GIVE_UP_DAYS * 86_400_000
  const again = over ? null : waitAfter(tries, Math.random())
  await db().$executeRaw`
    UPDATE "Delivery" SET "dueAt" = CASE WHEN "dueAt" IS NULL THEN NULL ELSE now() + make_interval(secs => ${again}::float8) END, status = ${status}, trouble = ${trouble}::"DeliveryTrouble"
    WHERE id = ${id}::uuid AND "takenAt" IS NULL`
  if (test) return
  await db().$executeRaw`UPDATE "Webhook" SET "failingAt" = now() WHERE id = ${webhookId} AND "failingAt" IS NULL`
  const failing = { failingAt: { lt: new Date(Date.now() - GIVE_UP_DAYS * 86_400_000) } }
  if (over) await turnOff(webhookId, status === 410 ? 'gone' : 'failing', status === 410 ? {} : failing)
}

async function turnOff(webhookId: number, offBecause: 'failing' | 'gone', where: { failingAt?: { lt: Date } }): Promise<void> {
  const { count } = await db().webhook.updateMany({ where: { id: webhookId, offAt: null, ...where }, data: { offAt: new Date(), offBecause } })
  if (count === 0) return
  await db().delivery.updateMany({ where: { webhookId, dueAt: { not: null } }, data: { dueAt: null } })
  log().warn({ webhook: webhookId, because: offBecause }, 'a webhook was turned off')
}

/** Forgets what was sent long ago, and webhooks that were removed and nobody has brought back. */
export async function sweepDeliveries(): Promise<void> {
  await db().delivery.deleteMany({ where: { dueAt: null, createdAt: { lt: new Date(Date.now() - KEPT_DAYS * 86_400_000) } } })
  await db().webhook.deleteMany({ where: { removedAt: { lt: new Date(Date.now() - REMOVED_HOURS * 3_600_000) } } })
}

/** Sends what is due as it becomes due, until stopped. `stop` gives up what is under way: another instance, or the next start, sends it again. */
export function startSending(onError: (error: unknown) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let again = false
  let running: Promise<void> = Promise.resolve()
  const drain = async () => {
    while (again && !stopping.signal.aborted) {
      again = false
      while (!stopping.signal.aborted && (await sendDue(stopping.signal)) === BATCH);
    }
  }
  const wake = () => {
    again = true
    running = running.then(drain).catch(onError)
  }
  // What has waited is found as well: listeners are called now and then without anything having been said.
  const unhear = hear(WEBHOOKS_CHANNEL, wake)
  return {
    async stop() {
      unhear()
      stopping.abort()
      await running
    },
  }
}
