import { decideAppeal as deciding } from '@/lib/api/operations/ledger'
import { decideAppeal } from '@/lib/appeals/write'
import { on, serve } from '@/lib/http/serve'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(deciding, async ({ viewer, params: { id }, body: { decision: verdict, ...why } }) => {
    const outcome = await decideAppeal(viewer, id, { verdict, ...why })
    if (!outcome.ok) return outcome
    const { actionId } = outcome.value
    return done({ id: String(actionId), url: pathsIn(DEFAULT_LOCALE).logEntry(actionId) })
  }),
)
