import * as operations from '@/lib/api/operations/me'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { keepSeen } from '@/lib/people/write'
import { normaliseSeen } from '@/lib/spoilers/seen'
import type { Member } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readSeen, async ({ viewer }) => done({ ...viewer.declared })),
  on(operations.sayWhatWasSeen, async ({ viewer, body }) => {
    const seen = normaliseSeen(body)
    await keepSeen(viewer as Member, seen)
    return done({ ...seen })
  }),
)
