import { db } from '@/lib/db/client'
import { addWebhook, removeWebhook } from '@/lib/webhooks/write'
import { aMember, given } from '@/tests/factories'
import type { Sent } from './asking'

let count = 0

async function aWebhook() {
  // There may be so many at a time.
  await db().webhook.updateMany({ where: { removedAt: null }, data: { removedAt: new Date() } })
  const { id } = given(await addWebhook(await aMember({ standing: 'admin' }), { url: `https://hooks.example.org/${(count += 1)}`, kinds: ['post'] }))
  return { params: { id } }
}

/** What somebody sends who does it right, of webhooks. */
export const WEBHOOKS_RIGHT: Record<string, () => Promise<Sent> | Sent> = {
  listWebhooks: () => ({}),
  addWebhook: async () => (await aWebhook(), { body: { url: 'https://hooks.example.org/new', kinds: ['post', 'flag'] } }),
  readWebhook: aWebhook,
  changeWebhook: async () => ({ ...(await aWebhook()), body: { kinds: ['action'], on: false } }),
  removeWebhook: aWebhook,
  restoreWebhook: async () => {
    const sent = await aWebhook()
    given(await removeWebhook(await aMember({ standing: 'admin' }), sent.params.id))
    return sent
  },
  testWebhook: aWebhook,
  renewWebhookSecret: aWebhook,
}

const admins = { guest: 401, newcomer: 403, member: 403, author: 403, moderator: 403, admin: 'ok' } as const

/** What everybody is answered, of the same. */
export const WEBHOOKS_EXPECTED = Object.fromEntries(Object.keys(WEBHOOKS_RIGHT).map((id) => [id, admins]))
