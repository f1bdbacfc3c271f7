import * as operations from '@/lib/api/operations/queue'
import { flagOther, withdrawFlag } from '@/lib/flags/write'
import { on, serve } from '@/lib/http/serve'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.flagThread, ({ viewer, params, body }) => flagOther(viewer, { kind: 'thread', id: params.id }, body)),
  on(operations.withdrawThreadFlag, ({ viewer, params }) => withdrawFlag(viewer, { kind: 'thread', id: params.id })),
)
