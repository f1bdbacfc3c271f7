import * as operations from '@/lib/api/operations/polls'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import type { ReactionKind } from '@/lib/reactions/rules'
import { react } from '@/lib/reactions/write'
import type { Viewer } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.react, ({ viewer, params }) => reacted(viewer, params, true)),
  on(operations.reactNoLonger, ({ viewer, params }) => reacted(viewer, params, false)),
)

async function reacted(viewer: Viewer, { id, kind }: { id: number; kind: ReactionKind }, to: boolean) {
  const outcome = await react(viewer, id, kind, to)
  return outcome.ok ? done({ counts: outcome.value.counts, own: [...outcome.value.own] }) : outcome
}
