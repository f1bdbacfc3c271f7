import { renewWebhookSecret } from '@/lib/api/operations/webhooks'
import { on, serve } from '@/lib/http/serve'
import { renewSecret } from '@/lib/webhooks/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(on(renewWebhookSecret, async ({ viewer, params }) => renewSecret(viewer, params.id)))
