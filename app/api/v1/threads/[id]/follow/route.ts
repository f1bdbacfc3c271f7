import * as operations from '@/lib/api/operations/keeping'
import { followThread } from '@/lib/follows/write'
import { on, serve } from '@/lib/http/serve'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(on(operations.followThread, ({ viewer, params, body }) => followThread(viewer, params.id, body)))
