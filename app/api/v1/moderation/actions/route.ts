import type { z } from 'zod'
import { moderate } from '@/lib/api/operations/moderation'
import type { ArrangeInput } from '@/lib/arranging/input'
import { arrange } from '@/lib/arranging/write'
import { on, serve } from '@/lib/http/serve'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { decide } from '@/lib/moderation/write'
import { done } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import type { SanctionInput } from '@/lib/sanctions/input'
import { isPersonAct } from '@/lib/sanctions/rules'
import { sanction } from '@/lib/sanctions/write'
import type { Viewer } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(moderate, async ({ viewer, body }) => {
    const outcome = await carryOut(viewer, body)
    if (!outcome.ok) return outcome
    const { actionId } = outcome.value
    return done({ id: String(actionId), url: pathsIn(DEFAULT_LOCALE).logEntry(actionId) })
  }),
)

type Act = z.output<typeof moderate.body>

function carryOut(viewer: Viewer, act: Act) {
  if (isSanction(act)) return sanction(viewer, act)
  if (isArranging(act)) return arrange(viewer, act)
  const { target, canned, reason } = act
  return decide(viewer, Number(target), act.action === 'unseal' ? { act: act.action, canned, reason } : { act: act.action, scope: act.spoiler, canned, reason })
}

function isSanction(act: Act): act is Act & SanctionInput {
  return isPersonAct(act.action)
}

function isArranging(act: Act): act is Act & ArrangeInput {
  return !isPersonAct(act.action) && !['seal', 'rescope', 'unseal'].includes(act.action)
}
