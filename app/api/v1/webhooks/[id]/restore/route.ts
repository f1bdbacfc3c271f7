import { restoreWebhook } from '@/lib/api/operations/webhooks'
import { on, serve } from '@/lib/http/serve'
import { webhookShape } from '@/lib/http/webhook-shape'
import { done, refused } from '@/lib/outcome'
import { readWebhook } from '@/lib/webhooks/read'
import { bringBackWebhook } from '@/lib/webhooks/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(restoreWebhook, async ({ viewer, params }) => {
    const back = await bringBackWebhook(viewer, params.id)
    if (!back.ok) return back
    const page = await readWebhook(viewer, params.id)
    return page ? done(webhookShape(page.webhook)) : refused('webhook-missing')
  }),
)
