import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { sweepDeliveries } from '@/lib/events/webhooks'
import { readWebhook, readWebhooks } from '@/lib/webhooks/read'
import { WEBHOOKS_MOST } from '@/lib/webhooks/rules'
import { addWebhook, bringBackWebhook, changeWebhook, removeWebhook, renewSecret, testWebhook } from '@/lib/webhooks/write'
import { aMember, aThread, given, why } from '@/tests/factories'
import { aWebhook, later, scene, settle, typesTold } from './scene'

describe('what administrators do with it', () => {
  test('a test is sent once, also to one that is off, and counts for nothing', async () => {
    const { id } = await aWebhook()
    given(await changeWebhook(scene.admin, id, { on: false }))
    scene.receiver.replies.push({ status: 500 })
    given(await testWebhook(scene.admin, id))
    await settle()
    await later(10_000)
    await settle()
    expect(typesTold()).toEqual(['test'])
    expect((await readWebhook(scene.admin, id))!).toMatchObject({ webhook: { failingAt: null, offBecause: 'admin' }, deliveries: [{ type: 'test', state: 'given-up', status: 500 }] })
  })

  test('one that is deleted is asked nothing, and comes back as it was, unless it is too late', async () => {
    const { id } = await aWebhook()
    scene.receiver.replies.push({ status: 500 })
    await aThread()
    await settle()
    given(await removeWebhook(scene.admin, id))
    await aThread()
    await later(40)
    await settle()
    expect([scene.receiver.heard.length, (await readWebhooks(scene.admin))!.length]).toEqual([1, 0])
    given(await bringBackWebhook(scene.admin, id))
    await settle()
    expect(scene.receiver.heard.map(({ headers }) => headers['webhook-id'])).toHaveLength(2)
    given(await removeWebhook(scene.admin, id))
    await db().webhook.update({ where: { id }, data: { removedAt: new Date(Date.now() - 25 * 3_600_000) } })
    await sweepDeliveries()
    expect(why(await bringBackWebhook(scene.admin, id))).toBe('webhook-missing')
  })

  test('nobody else sets one up, sees it or changes it', async () => {
    const { id } = await aWebhook()
    for (const standing of ['newcomer', 'member', 'regular', 'moderator'] as const) {
      const member = await aMember({ standing })
      expect(await readWebhooks(member)).toBeNull()
      expect(await readWebhook(member, id)).toBeNull()
      const tried = [
        await addWebhook(member, { url: scene.receiver.url, kinds: ['post'] }), await changeWebhook(member, id, { on: false }), await renewSecret(member, id), await testWebhook(member, id),
        await removeWebhook(member, id), await bringBackWebhook(member, id),
      ]
      expect(tried.map(why)).toEqual(tried.map(() => 'not-admin'))
    }
  })

  test('an address that cannot be called is refused beside its field, and there are only so many', async () => {
    expect(why(await addWebhook(scene.admin, { url: 'not an address', kinds: ['post'] }))).toBe('url: webhook-url')
    expect(why(await addWebhook(scene.admin, { url: 'ftp://example.org', kinds: ['post'] }))).toBe('url: webhook-insecure')
    expect(why(await addWebhook(scene.admin, { url: scene.receiver.url, kinds: [] }))).toBe('kinds: webhook-kinds')
    for (let index = 0; index < WEBHOOKS_MOST; index += 1) await aWebhook()
    expect(why(await addWebhook(scene.admin, { url: scene.receiver.url, kinds: ['post'] }))).toBe('webhooks-many')
  })
})
