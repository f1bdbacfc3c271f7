import * as operations from '@/lib/api/operations/film'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { listTags } from '@/lib/threads/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(on(operations.listTags, async ({ viewer }) => done({ items: await listTags(viewer), next: null })))
