import { listAppeals } from '@/lib/api/operations/ledger'
import { readAppeals } from '@/lib/appeals/read'
import { appealShape } from '@/lib/http/log-shape'
import { pageOf, placeIn } from '@/lib/http/pages'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(listAppeals, async ({ viewer, query: { state, limit, cursor } }) => {
    const place = placeIn(`appeals ${state}`, cursor)
    if (!place.ok) return place
    const view = await readAppeals(viewer, state, place.value, limit)
    return view ? done(pageOf(`appeals ${state}`, view.appeals.map(appealShape), view.next)) : refused('not-moderator')
  }),
)
