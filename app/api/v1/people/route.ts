import { namePeople } from '@/lib/api/operations/account'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { readCallable } from '@/lib/people/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(namePeople, async ({ viewer, query: { q, thread } }) => done({ items: await readCallable(viewer, q, thread ?? null), next: null })),
)
