import { moderate } from '@/lib/api/operations/moderation'
import type { ArrangeInput } from '@/lib/arranging/input'
import { arrange } from '@/lib/arranging/write'
import { on, serve } from '@/lib/http/serve'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import type { SanctionInput } from '@/lib/sanctions/input'
import { isPersonAct } from '@/lib/sanctions/rules'
import { sanction } from '@/lib/sanctions/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(moderate, async ({ viewer, body }) => {
    const outcome = isSanction(body) ? await sanction(viewer, body) : await arrange(viewer, body)
    if (!outcome.ok) return outcome
    const { actionId } = outcome.value
    return done({ id: String(actionId), url: pathsIn(DEFAULT_LOCALE).logEntry(actionId) })
  }),
)

function isSanction(act: ArrangeInput | SanctionInput): act is SanctionInput {
  return isPersonAct(act.action)
}
