import * as operations from '@/lib/api/operations/overlays'
import { readCategoryLevel } from '@/lib/follows/read'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { readMarks } from '@/lib/reading/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readListOverlay, async ({ viewer, query: { threads = [], category } }) => {
    const [marks, level] = await Promise.all([readMarks(viewer, threads), category === undefined ? null : readCategoryLevel(viewer, category)])
    return done({ threads: Object.fromEntries(marks), level })
  }),
)
