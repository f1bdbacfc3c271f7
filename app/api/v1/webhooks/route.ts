import * as operations from '@/lib/api/operations/webhooks'
import { on, serve } from '@/lib/http/serve'
import { webhookShape } from '@/lib/http/webhook-shape'
import { done, refused } from '@/lib/outcome'
import { readWebhook, readWebhooks } from '@/lib/webhooks/read'
import { addWebhook } from '@/lib/webhooks/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listWebhooks, async ({ viewer }) => {
    const webhooks = await readWebhooks(viewer)
    return webhooks ? done({ items: webhooks.map(webhookShape), next: null }) : refused('not-admin')
  }),
  on(operations.addWebhook, async ({ viewer, body, key }) => {
    const made = await addWebhook(viewer, { ...body, key })
    if (!made.ok) return made
    const page = await readWebhook(viewer, made.value.id)
    return page ? done({ ...webhookShape(page.webhook), secret: made.value.secret }) : refused('webhook-missing')
  }),
)
