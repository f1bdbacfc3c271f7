import * as operations from '@/lib/api/operations/film'
import { VERSIONS } from '@/lib/film/versions'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listVersions, async () => done({ items: VERSIONS.map(({ labels: _, ...version }) => version), next: null })),
)
