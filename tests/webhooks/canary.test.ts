import { afterAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { sendDue } from '@/lib/events/webhooks'
import { LOCALES } from '@/lib/i18n/locales'
import { WEBHOOK_KINDS } from '@/lib/webhooks/rules'
import { guideCanaries } from '../canary/guide'
import { openLedger } from '../canary/ledger'
import { plant } from '../canary/planted'
import { aReceiver } from './receiver'

// What the hunt plants in sealed text of every kind and scope, told to a webhook of every kind: no word of it goes over the wire.
vi.setConfig({ testTimeout: 600_000 })
process.env.WEBHOOKS_PRIVATE = '1'

const receiver = await aReceiver()
afterAll(() => receiver.stop())

test('a webhook that is told of everything hears no word that is sealed, and no note of a report', async () => {
  await db().webhook.create({ data: { url: receiver.url, kinds: [...WEBHOOK_KINDS], salt: 'drawn by lot' }, select: { id: true } })
  const planted = await plant()
  const ledger = openLedger(planted, (await Promise.all(LOCALES.map(guideCanaries))).flat())
  while ((await deliverNext()) > 0);
  while ((await sendDue()) > 0);
  const types = new Set(receiver.heard.map(({ body }) => (JSON.parse(body) as { type: string }).type))
  expect([...types]).toEqual(expect.arrayContaining(['post.added', 'post.edited', 'post.deleted', 'flag.raised', 'action.taken']))
  expect(await db().delivery.count({ where: { takenAt: null } })).toBe(0)
  for (const { path, headers, body } of receiver.heard) ledger.lookInto('webhooks', Buffer.from(`${path}\n${JSON.stringify(headers)}\n${body}`))
  expect([...ledger.leaks]).toEqual([])
  // The ledger does find a word where there is one.
  ledger.lookInto('webhooks', Buffer.from(planted.canaries[0]!.word))
  expect(ledger.leaks.size).toBe(1)
})
