import { appeal as appealing } from '@/lib/api/operations/ledger'
import { appeal } from '@/lib/appeals/write'
import { on, serve } from '@/lib/http/serve'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(appealing, async ({ viewer, params: { id }, body }) => {
    const outcome = await appeal(viewer, id, body)
    return outcome.ok ? done({ id: String(outcome.value.appealId), url: pathsIn(DEFAULT_LOCALE).appeal(id) }) : outcome
  }),
)
