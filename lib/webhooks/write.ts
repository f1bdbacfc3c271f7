import { createHmac, randomUUID } from 'node:crypto'
import type { Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { webhookSecret } from '@/lib/events/signing'
import { wakeSenders } from '@/lib/events/webhooks'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { webhookChange, webhookInput, type WebhookChange, type WebhookInput } from './input'
import { WEBHOOKS_MOST, whyNotAdminister, whyNotCall } from './rules'

// Any number that nothing else in this database locks by.
const LOCK = 7_035

/**
 * Sets a webhook up. Its secret is in this answer alone; it follows from the key of the act, so that whoever sends the act again within its time is
 * told the same secret.
 */
export async function addWebhook(viewer: Viewer, raw: WebhookInput): Promise<Outcome<{ id: number; secret: string }>> {
  const input = checked(webhookInput, raw)
  if (!input.ok) return input
  const { url, kinds, key } = input.value
  const why = whyNotAdminister(viewer)
  if (why) return refused(why)
  const whyNotThere = whyNotCall(url, env().WEBHOOKS_PRIVATE === '1')
  if (whyNotThere) return refused(whyNotThere, 'url')
  const salt = createHmac('sha256', env().NEXTAUTH_SECRET).update(JSON.stringify(['webhook-act', viewer.personId, key ?? randomUUID()])).digest('base64url')
  return write(async (tx) => {
    // One after the other, so that a twin finds what the first has made.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`
    const made = await tx.webhook.findUnique({ where: { salt }, select: { id: true, url: true, kinds: true } })
    if (made) return made.url === url && made.kinds.join() === kinds.join() ? done({ id: made.id, secret: webhookSecret(salt) }) : refused('key-reused')
    if ((await tx.webhook.count({ where: { removedAt: null } })) >= WEBHOOKS_MOST) return refused('webhooks-many')
    const { id } = await tx.webhook.create({ data: { url, kinds, salt }, select: { id: true } })
    return done({ id, secret: webhookSecret(salt) })
  })
}

/** Changes where a webhook is told, what of, and whether at all. One that is turned on again is told what happens from then on. */
export async function changeWebhook(viewer: Viewer, id: number, raw: WebhookChange): Promise<Outcome<null>> {
  const input = checked(webhookChange, raw)
  if (!input.ok) return input
  const { url, kinds, on } = input.value
  const whyNotThere = url === undefined ? null : whyNotCall(url, env().WEBHOOKS_PRIVATE === '1')
  if (whyNotThere) return refused(whyNotThere, 'url')
  return act(viewer, id, async (tx, { offAt }) => {
    const turned = on === undefined || on === (offAt === null) ? {} : on ? { offAt: null, offBecause: null, failingAt: null } : { offAt: new Date(), offBecause: 'admin' as const }
    await tx.webhook.update({ where: { id }, data: { url, kinds, ...turned }, select: { id: true } })
    if (on === false) await tx.delivery.updateMany({ where: { webhookId: id, dueAt: { not: null } }, data: { dueAt: null } })
    return done(null)
  })
}

/** Makes a new secret, told in this answer alone. For BOTH_SECRETS_HOURS what is sent is signed with the one before it as well. */
export async function renewSecret(viewer: Viewer, id: number): Promise<Outcome<{ secret: string }>> {
  return act(viewer, id, async (tx, { salt: priorSalt }) => {
    const salt = randomUUID()
    await tx.webhook.update({ where: { id }, data: { salt, priorSalt, saltedAt: new Date() }, select: { id: true } })
    return done({ secret: webhookSecret(salt) })
  })
}

/** Sends a webhook something to try it with, once, also when it is off. */
export async function testWebhook(viewer: Viewer, id: number): Promise<Outcome<{ deliveryId: string }>> {
  return act(viewer, id, async (tx) => {
    const delivery = await tx.delivery.create({ data: { webhookId: id }, select: { id: true } })
    await wakeSenders(tx)
    return done({ deliveryId: delivery.id })
  })
}

/** Deletes a webhook. For REMOVED_HOURS it can be brought back, with what it still had to be told. */
export async function removeWebhook(viewer: Viewer, id: number): Promise<Outcome<null>> {
  return act(viewer, id, async (tx) => {
    await tx.webhook.update({ where: { id }, data: { removedAt: new Date() }, select: { id: true } })
    return done(null)
  })
}

/** Brings a deleted webhook back as it was. */
export async function bringBackWebhook(viewer: Viewer, id: number): Promise<Outcome<null>> {
  const why = whyNotAdminister(viewer)
  if (why) return refused(why)
  return write(async (tx) => {
    const { count } = await tx.webhook.updateMany({ where: { id }, data: { removedAt: null } })
    if (count === 0) return refused('webhook-missing')
    await wakeSenders(tx)
    return done(null)
  })
}

interface Held {
  salt: string
  offAt: Date | null
}

/** Something that an administrator does with a webhook, its row held until it is done. */
async function act<T>(viewer: Viewer, id: number, work: (tx: Queries, webhook: Held) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const why = whyNotAdminister(viewer)
  if (why) return refused(why)
  return write(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Webhook" WHERE id = ${id} FOR UPDATE`
    const webhook = await tx.webhook.findFirst({ where: { id, removedAt: null }, select: { salt: true, offAt: true } })
    return webhook ? work(tx, webhook) : refused('webhook-missing')
  })
}
