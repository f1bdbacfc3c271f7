import * as operations from '@/lib/api/operations/webhooks'
import { on, serve } from '@/lib/http/serve'
import { deliveryShape, webhookShape } from '@/lib/http/webhook-shape'
import { done, refused } from '@/lib/outcome'
import { administers } from '@/lib/viewer/viewer'
import { readWebhook } from '@/lib/webhooks/read'
import { changeWebhook, removeWebhook } from '@/lib/webhooks/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readWebhook, async ({ viewer, params }) => {
    if (!administers(viewer)) return refused('not-admin')
    const page = await readWebhook(viewer, params.id)
    return page ? done({ ...webhookShape(page.webhook), deliveries: page.deliveries.map(deliveryShape) }) : refused('webhook-missing')
  }),
  on(operations.changeWebhook, async ({ viewer, params, body }) => {
    const changed = await changeWebhook(viewer, params.id, body)
    if (!changed.ok) return changed
    const page = await readWebhook(viewer, params.id)
    return page ? done(webhookShape(page.webhook)) : refused('webhook-missing')
  }),
  on(operations.removeWebhook, async ({ viewer, params }) => {
    const removed = await removeWebhook(viewer, params.id)
    return removed.ok ? done(undefined) : removed
  }),
)
