import { readLog as reading } from '@/lib/api/operations/ledger'
import { entryShape } from '@/lib/http/log-shape'
import { pageOf, placeIn } from '@/lib/http/pages'
import { on, serve } from '@/lib/http/serve'
import { logFilter } from '@/lib/ledger/input'
import { readLog } from '@/lib/ledger/read'
import { done } from '@/lib/outcome'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(reading, async ({ viewer, query: { limit, cursor, ...asked } }) => {
    const name = `log ${JSON.stringify(asked)}`
    const place = placeIn(name, cursor)
    if (!place.ok) return place
    const { entries, before } = await readLog(viewer, place.value, logFilter.parse(asked), limit)
    return done(pageOf(name, entries.map(entryShape), before))
  }),
)
