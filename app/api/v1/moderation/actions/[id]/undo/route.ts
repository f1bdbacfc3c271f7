import { undoModeration } from '@/lib/api/operations/queue'
import { on, serve } from '@/lib/http/serve'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { undoAction } from '@/lib/moderation/write'
import { done } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(undoModeration, async ({ viewer, params, body }) => {
    const outcome = await undoAction(viewer, params.id, body)
    return outcome.ok ? done({ id: String(outcome.value.actionId), url: pathsIn(DEFAULT_LOCALE).logEntry(outcome.value.actionId) }) : outcome
  }),
)
