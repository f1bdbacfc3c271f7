import { afterAll, beforeAll, beforeEach } from 'vitest'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { sendDue } from '@/lib/events/webhooks'
import { addWebhook } from '@/lib/webhooks/write'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, given } from '@/tests/factories'
import { aReceiver, type Receiver } from './receiver'

process.env.WEBHOOKS_PRIVATE = '1'

/** Whom webhooks are about, in each test: a receiver that has heard nothing yet, and who sets them up. */
export const scene = { receiver: null as unknown as Receiver, admin: null as unknown as Member }

beforeAll(async () => {
  scene.admin = await aMember({ standing: 'admin' })
})
beforeEach(async () => {
  await scene.receiver?.stop()
  scene.receiver = await aReceiver()
  await db().webhook.deleteMany()
  await settle()
})
afterAll(() => scene.receiver.stop())

/** Delivers all that has happened, and sends what is due. */
export async function settle(): Promise<void> {
  while ((await deliverNext()) > 0);
  while ((await sendDue()) > 0);
}

/** As if so many seconds had gone by for what is to be sent. */
export async function later(seconds: number): Promise<void> {
  await db().$executeRaw`UPDATE "Delivery" SET "dueAt" = "dueAt" - make_interval(secs => ${seconds}::float8)`
}

export async function aWebhook(kinds: ('post' | 'flag' | 'action')[] = ['post', 'flag', 'action']) {
  return given(await addWebhook(scene.admin, { url: scene.receiver.url, kinds }))
}

/** What the receiver was told. */
export function told() {
  return scene.receiver.heard.map(({ body }) => JSON.parse(body) as { type: string; timestamp: string; data: Record<string, never> })
}

export function typesTold(): string[] {
  return told().map(({ type }) => type).sort()
}
