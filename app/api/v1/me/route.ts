import { readAccount } from '@/lib/accounts/read'
import { changeAccount, leave } from '@/lib/accounts/write'
import * as operations from '@/lib/api/operations/account'
import { readMe } from '@/lib/api/operations/me'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import * as people from '@/lib/people/read'
import type { Viewer } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(readMe, async ({ viewer }) => done(await meShape(viewer))),
  on(operations.changeMe, async ({ viewer, body }) => {
    if (viewer.kind === 'guest') return refused('signed-out')
    const outcome = await changeAccount(viewer, body)
    if (!outcome.ok) return outcome
    const me = await meShape(viewer)
    return done({ ...me, person: me.person && { ...me.person, name: me.settings?.name ?? viewer.name } })
  }),
  on(operations.leave, async ({ viewer, body }) => {
    const outcome = await leave(viewer, body)
    return outcome.ok ? done(undefined) : outcome
  }),
)

async function meShape(viewer: Viewer) {
  const [me, settings] = await Promise.all([people.readMe(viewer), viewer.kind === 'member' ? readAccount(viewer) : null])
  return { ...me, settings }
}
