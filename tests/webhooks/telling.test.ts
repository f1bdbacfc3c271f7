import { describe, expect, test, vi } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { db } from '@/lib/db/client'
import { deliverNext, startDelivery } from '@/lib/events/delivery'
import { sendDue, startSending } from '@/lib/events/webhooks'
import { flagPost } from '@/lib/flags/write'
import { deletePost } from '@/lib/posts/write'
import { editThread } from '@/lib/threads/write'
import { readWebhook } from '@/lib/webhooks/read'
import { addWebhook, changeWebhook, renewSecret } from '@/lib/webhooks/write'
import { merged, splitOff, takenBack } from '@/tests/arranging/scene'
import { aMember, aReply, aThread, given, why } from '@/tests/factories'
import { aWebhook, later, scene, settle, told, typesTold } from './scene'

describe('what is told', () => {
  test('a webhook hears of posts, flags and actions, each once, by ids, addresses, titles and scopes', async () => {
    const { id } = await aWebhook()
    const thread = await aThread({ title: 'A thread that is told of', spoiler: 'tr-2019@95' })
    const post = await aReply({ in: thread, body: 'A kanariwort that nobody shall be told' })
    given(await flagPost(await aMember({ standing: 'moderator' }), post.id, { reason: 'spoiler', scope: 'kr-2013', note: 'kanarinote' }))
    await settle()
    expect(typesTold()).toEqual(['action.taken', 'flag.raised', 'post.added', 'post.added'])
    const action = told().find(({ type }) => type === 'action.taken')!
    expect(action.data).toMatchObject({
      thread: { id: String(thread.id), title: 'A thread that is told of', spoiler: { version: 'tr-2019', until: 95 }, category: 'story' },
      post: { id: String(post.id), number: 2, url: `http://127.0.0.1:3000/t/${thread.id}/p/2`, state: 'visible' },
      action: { kind: 'seal', scope: { version: 'kr-2013', until: null }, url: expect.stringMatching(/\/moderation\/log\/\d+$/) },
    })
    expect(JSON.stringify(told())).not.toMatch(/kanari/)
    const page = (await readWebhook(scene.admin, id))!
    expect(page.deliveries.map(({ state }) => state)).toEqual(['taken', 'taken', 'taken', 'taken'])
    expect(page.webhook.waiting).toBe(0)
  })

  test('who flagged, and who acted, is in nothing that is told', async () => {
    await aWebhook()
    const flagger = await aMember({ standing: 'moderator' })
    const post = await aReply({ in: await aThread() })
    given(await flagPost(flagger, post.id, { reason: 'spoiler', scope: 'kr-2013' }))
    await settle()
    expect(JSON.stringify(scene.receiver.heard)).not.toContain(flagger.handle)
    for (const { data } of told()) expect(Object.keys(data).filter((key) => !['thread', 'post', 'action'].includes(key))).toEqual([])
  })

  test('it hears of what it was set up for, and of nothing from before or while it is off', async () => {
    await aThread()
    await settle()
    const { id } = await aWebhook(['flag'])
    const post = await aReply({ in: await aThread() })
    given(await flagPost(await aMember(), post.id, { reason: 'spam' }))
    await settle()
    expect(typesTold()).toEqual(['flag.raised'])
    given(await changeWebhook(scene.admin, id, { on: false, kinds: ['post'] }))
    await aThread()
    await settle()
    given(await changeWebhook(scene.admin, id, { on: true }))
    await aThread()
    await settle()
    expect(typesTold()).toEqual(['flag.raised', 'post.added'])
  })

  test('the title of a thread that is gone by then is not told', async () => {
    await aWebhook()
    const thread = await aThread({ title: 'A title that gave all away' })
    const opening = await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { id: true } })
    given(await deletePost(thread.author, opening.id))
    await settle()
    expect(typesTold()).toEqual(['post.added', 'post.deleted'])
    expect(JSON.stringify(told())).not.toContain('gave all away')
  })
})

test('a merge, a split and the taking back of either are told as what they are, of the threads that they changed; another title as that', async () => {
  await aWebhook(['post'])
  const by = await aMember({ standing: 'moderator' })
  const [one, two] = [await aThread(), await aThread()]
  await aReply({ in: one })
  const heard = async () => {
    await settle()
    const all = scene.receiver.heard.splice(0).map(({ body }) => JSON.parse(body) as { type: string; data: { thread: { id: string } } })
    return all.filter(({ type }) => type !== 'post.moved').map(({ type, data }) => `${type} ${data.thread.id}`).sort()
  }
  await heard()
  const { actionId: splitting, threadId } = await splitOff(by, one.id, [2])
  expect(await heard()).toEqual([`post.split ${threadId}`])
  await takenBack(by, splitting)
  expect(await heard()).toEqual([`post.merged ${one.id}`, `post.merged ${threadId}`].sort())
  const merging = await merged(by, one.id, two.id)
  expect(await heard()).toEqual([`post.merged ${two.id}`])
  await takenBack(by, merging)
  expect(await heard()).toEqual([`post.split ${one.id}`, `post.split ${two.id}`].sort())
  given(await editThread(two.author, two.id, { title: 'Another title for it', revision: 1 }))
  expect(await heard()).toEqual([`post.retitled ${two.id}`])
})

describe('how it is signed', () => {
  test('by Standard Webhooks, as another implementation of it checks', async () => {
    const { secret } = await aWebhook()
    await aThread()
    await settle()
    const [{ headers, body }] = scene.receiver.heard as [(typeof scene.receiver.heard)[0]]
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    expect(new Webhook(secret).verify(body, sent)).toMatchObject({ type: 'post.added' })
    expect(() => new Webhook(secret).verify(body.replace('post', 'past'), sent)).toThrow()
    expect(() => new Webhook(secret).verify(body, { ...sent, 'webhook-timestamp': String(Number(sent['webhook-timestamp']) - 1) })).toThrow()
    expect(JSON.stringify(await db().webhook.findMany())).not.toContain(secret.slice('whsec_'.length))
  })

  test('with a new secret and the one before it, and after a day with the new one alone', async () => {
    const { id, secret } = await aWebhook()
    const renewed = given(await renewSecret(scene.admin, id)).secret
    await aThread()
    await settle()
    await db().webhook.update({ where: { id }, data: { saltedAt: new Date(Date.now() - 25 * 3_600_000) } })
    await aThread()
    await settle()
    const accepts = (key: string) => scene.receiver.heard.map(({ body, headers }) => {
      try {
        return Boolean(new Webhook(key).verify(body, headers as Record<string, string>))
      } catch {
        return false
      }
    })
    expect({ before: accepts(secret), renewed: accepts(renewed) }).toEqual({ before: [true, false], renewed: [true, true] })
  })

  test('the same act, sent twice, makes one webhook and tells one secret', async () => {
    const twice = await Promise.all([1, 2].map(() => addWebhook(scene.admin, { url: scene.receiver.url, kinds: ['post'], key: 'one-act' })))
    expect(given(twice[0]!)).toEqual(given(twice[1]!))
    expect(why(await addWebhook(scene.admin, { url: scene.receiver.url, kinds: ['flag'], key: 'one-act' }))).toBe('key-reused')
  })
})

describe('when it is not taken', () => {
  test('it is sent again under the same id, later each time, until it is', async () => {
    const { id } = await aWebhook()
    scene.receiver.replies.push({ status: 500 }, { status: 302, headers: { location: scene.receiver.url } })
    await aThread()
    await settle()
    expect(scene.receiver.heard).toHaveLength(1)
    expect((await readWebhook(scene.admin, id))!).toMatchObject({ webhook: { waiting: 1 }, deliveries: [{ state: 'waiting', tries: 1, status: 500, trouble: 'answered' }] })
    await settle()
    expect(scene.receiver.heard).toHaveLength(1)
    await later(40)
    await settle()
    await later(40)
    await settle()
    expect(scene.receiver.heard).toHaveLength(2)
    await later(40)
    await settle()
    expect(new Set(scene.receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect((await readWebhook(scene.admin, id))!).toMatchObject({ webhook: { failingAt: null }, deliveries: [{ state: 'taken', tries: 3, status: 200, trouble: null }] })
  })

  test('what an instance had begun when it was killed is sent by another', async () => {
    await aWebhook()
    scene.receiver.replies.push('silence')
    await aThread()
    while ((await deliverNext()) > 0);
    const killed = new AbortController()
    const sending = sendDue(killed.signal)
    await vi.waitFor(() => expect(scene.receiver.heard).toHaveLength(1), { timeout: 30_000 })
    killed.abort()
    await sending
    await settle()
    expect(scene.receiver.heard).toHaveLength(1)
    await later(61)
    await settle()
    expect(scene.receiver.heard).toHaveLength(2)
    expect(scene.receiver.heard[0]!.headers['webhook-id']).toBe(scene.receiver.heard[1]!.headers['webhook-id'])
  })

  test('after days of nothing taken it is given up, the webhook is turned off and says so', async () => {
    const { id } = await aWebhook()
    scene.receiver.replies.push(...Array.from({ length: 9 }, () => ({ status: 500 })))
    await aThread()
    await aThread()
    await settle()
    await db().$executeRaw`UPDATE "Delivery" SET "createdAt" = "createdAt" - interval '4 days'`
    await db().$executeRaw`UPDATE "Webhook" SET "failingAt" = "failingAt" - interval '4 days'`
    await later(40)
    await settle()
    const { webhook, deliveries } = (await readWebhook(scene.admin, id))!
    expect(webhook).toMatchObject({ offBecause: 'failing', waiting: 0 })
    expect(deliveries.map(({ state }) => state)).toEqual(['given-up', 'given-up'])
    await aThread()
    await settle()
    expect((await readWebhook(scene.admin, id))!.deliveries).toHaveLength(2)
  })

  test('what cannot be composed is tried like what is not taken, ever later, and given up; the rest is told meanwhile', async () => {
    const { id } = await aWebhook()
    const broken = await aThread()
    while ((await deliverNext()) > 0);
    // A moment that no text can say.
    await db().$executeRaw`UPDATE "Event" SET "createdAt" = 'infinity' WHERE "threadId" = ${broken.id}`
    await aThread({ title: 'A thread that is told of' })
    await settle()
    expect(typesTold()).toEqual(['post.added'])
    const [, first] = (await readWebhook(scene.admin, id))!.deliveries
    expect(first).toMatchObject({ state: 'waiting', tries: 1, status: null, trouble: 'unwritten' })
    await settle()
    await later(40)
    await settle()
    expect((await readWebhook(scene.admin, id))!.deliveries[1]).toMatchObject({ state: 'waiting', tries: 2 })
    await db().$executeRaw`UPDATE "Delivery" SET "createdAt" = "createdAt" - interval '4 days' WHERE id = ${first!.id}::uuid`
    await later(80)
    await settle()
    const { webhook, deliveries } = (await readWebhook(scene.admin, id))!
    expect(deliveries.map(({ state }) => state)).toEqual(['taken', 'given-up'])
    expect(webhook).toMatchObject({ offAt: null, waiting: 0 })
  })

  test('a receiver that says it is gone is not asked again', async () => {
    const { id } = await aWebhook()
    scene.receiver.replies.push({ status: 410 })
    await aThread()
    await settle()
    expect((await readWebhook(scene.admin, id))!.webhook).toMatchObject({ offBecause: 'gone', waiting: 0 })
  })
})

test('of five instances at once each thing is sent by one', async () => {
  await aWebhook()
  for (let index = 0; index < 30; index += 1) await aThread()
  await Promise.all(Array.from({ length: 5 }, settle))
  await settle()
  expect(scene.receiver.heard).toHaveLength(30)
  expect(new Set(scene.receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(30)
})

test('a running forum tells it by itself', async () => {
  await aWebhook()
  const failed: unknown[] = []
  const [delivery, sending] = [startDelivery((error) => failed.push(error)), startSending((error) => failed.push(error))]
  await aThread()
  await vi.waitFor(() => expect(typesTold()).toEqual(['post.added']), { timeout: 30_000 })
  await sending.stop()
  await delivery.stop()
  expect(failed).toEqual([])
})
