import type { z } from 'zod'
import { decideQueueItem } from '@/lib/api/operations/queue'
import { on, serve } from '@/lib/http/serve'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { done, type Outcome } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import { decideAny, deleteItem, giveItemBack, takeItem } from '@/lib/queue/write'
import type { Viewer } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(decideQueueItem, async ({ viewer, params: { id }, body }) => {
    const outcome = await carryOut(viewer, id, body)
    if (!outcome.ok) return outcome
    const { actionId = null, exact = true } = outcome.value ?? {}
    return done({ action: actionId === null ? null : String(actionId), url: actionId === null ? null : pathsIn(DEFAULT_LOCALE).logEntry(actionId), exact })
  }),
)

function carryOut(viewer: Viewer, id: number, body: z.output<typeof decideQueueItem.body>): Promise<Outcome<{ actionId: number; exact?: boolean } | null>> {
  if (body.decision === 'take') return takeItem(viewer, id)
  if (body.decision === 'give-back') return giveItemBack(viewer, id)
  if (body.decision === 'delete') return deleteItem(viewer, id, body)
  const { decision: act, ...given } = body
  const { spoiler: scope, ...rest } = { spoiler: undefined, ...given }
  // Each branch of the union has the fields of the decision that it names.
  return decideAny(viewer, id, { act, ...rest, ...(scope !== undefined && { scope }) } as Parameters<typeof decideAny>[2])
}
