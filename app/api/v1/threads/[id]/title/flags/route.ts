import * as operations from '@/lib/api/operations/queue'
import { flagOther, withdrawFlag } from '@/lib/flags/write'
import { on, serve } from '@/lib/http/serve'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.flagTitle, ({ viewer, params, body }) => flagOther(viewer, { kind: 'title', id: params.id }, body)),
  on(operations.withdrawTitleFlag, ({ viewer, params }) => withdrawFlag(viewer, { kind: 'title', id: params.id })),
)
