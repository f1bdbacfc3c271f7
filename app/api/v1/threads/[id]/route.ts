import * as operations from '@/lib/api/operations/threads'
import { revisionIn } from '@/lib/http/conditional'
import { on, serve } from '@/lib/http/serve'
import { done, refused, type Outcome } from '@/lib/outcome'
import { readThread, threadRevision } from '@/lib/threads/read'
import { editThread } from '@/lib/threads/write'
import type { Viewer } from '@/lib/viewer/viewer'
import { threadShapes } from '../../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readThread, ({ viewer, params }) => shown(viewer, params.id)),
  on(operations.changeThread, async ({ viewer, params, body, match }) => {
    const outcome = await editThread(viewer, params.id, { ...body, revision: revisionIn(match) })
    return outcome.ok ? shown(viewer, params.id) : outcome
  }),
)

async function shown(viewer: Viewer, id: number): Promise<Outcome<Awaited<ReturnType<typeof threadShapes>>[number] & { revision: number }>> {
  const [thread, revision] = await Promise.all([readThread(viewer, id), threadRevision(viewer, id)])
  if (!thread || revision === null) return refused('thread-missing')
  return done({ ...(await threadShapes([thread]))[0]!, revision })
}
