import * as operations from '@/lib/api/operations/webhooks'
import { on, serve } from '@/lib/http/serve'
import { testWebhook } from '@/lib/webhooks/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(on(operations.testWebhook, async ({ viewer, params }) => testWebhook(viewer, params.id)))
