import { z } from 'zod'
import { byId } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list } from '@/lib/api/shapes'
import { webhookChange, webhookInput } from '@/lib/webhooks/input'
import { WEBHOOK_KINDS } from '@/lib/webhooks/rules'

const moment = z.iso.datetime()

const webhook = z.strictObject({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.enum(WEBHOOK_KINDS)),
  on: z.boolean(),
  offBecause: z.enum(['admin', 'failing', 'gone']).nullable().describe('Who turned it off: an administrator; or the forum, as nothing was taken for days, or as the receiver answered 410.'),
  failingSince: moment.nullable().describe('Since when nothing that was sent has been taken.'),
  waiting: z.int().min(0).describe('How much waits to be sent, or to be sent again.'),
  createdAt: moment,
}).meta({ id: 'Webhook' })

const delivery = z.strictObject({
  id: z.string().describe('The `webhook-id` that the receiver sees; the same each time it is sent.'),
  type: z.string(),
  state: z.enum(['waiting', 'taken', 'given-up']),
  tries: z.int().min(0),
  status: z.int().nullable().describe('The last answer’s status.'),
  trouble: z.string().nullable().describe('Why it was not taken.'),
  createdAt: moment,
  dueAt: moment.nullable().describe('When it is sent again.'),
}).meta({ id: 'WebhookDelivery' })

const secret = z.string().describe('Signs what is sent, as Standard Webhooks has it. It is in this answer alone.')
const kept = { group: 'moderation', scope: 'moderate', by: 'members' } as const

export const listWebhooks = operation({ ...kept, id: 'listWebhooks', method: 'GET', path: '/webhooks', summary: 'All webhooks. For administrators, as all about webhooks.', answer: list(webhook), refuses: [403] })

export const addWebhook = operation({
  ...kept, id: 'addWebhook', method: 'POST', path: '/webhooks', summary: 'Sets a webhook up.', body: webhookInput.omit({ key: true }), status: 201, answer: webhook.extend({ secret }), once: true, refuses: [403],
  about: 'It is told of posts, reports and acts of moderation: ids, addresses, titles and scopes, never the text of a post, nor who reported. Answer with 2xx within ten seconds; else it is sent again, later each time, for three days.',
})

export const readWebhook = operation({
  ...kept, id: 'readWebhook', method: 'GET', path: '/webhooks/{id}', summary: 'A webhook, and what was last sent to it.', params: byId, answer: webhook.extend({ deliveries: z.array(delivery) }), refuses: [403, 404],
})

export const changeWebhook = operation({ ...kept, id: 'changeWebhook', method: 'PATCH', path: '/webhooks/{id}', summary: 'Changes a webhook, or turns it on or off.', params: byId, body: webhookChange, answer: webhook, refuses: [403, 404] })

export const removeWebhook = operation({ ...kept, id: 'removeWebhook', method: 'DELETE', path: '/webhooks/{id}', summary: 'Deletes a webhook. For a day it can be restored.', params: byId, answer: z.undefined(), refuses: [403, 404] })

export const restoreWebhook = operation({ ...kept, id: 'restoreWebhook', method: 'POST', path: '/webhooks/{id}/restore', summary: 'Brings a deleted webhook back.', params: byId, answer: webhook, refuses: [403, 404] })

export const testWebhook = operation({ ...kept, id: 'testWebhook', method: 'POST', path: '/webhooks/{id}/test', summary: 'Sends a webhook something to try it with, once.', params: byId, answer: z.strictObject({ deliveryId: z.string() }), refuses: [403, 404] })

export const renewWebhookSecret = operation({
  ...kept, id: 'renewWebhookSecret', method: 'POST', path: '/webhooks/{id}/secret', summary: 'Makes a new secret; for a day the one before it signs as well.', params: byId, answer: z.strictObject({ secret }), refuses: [403, 404],
})
