import * as operations from '@/lib/api/operations/keeping'
import { readDraftAt } from '@/lib/drafts/read'
import { dropDraftAt, saveDraft } from '@/lib/drafts/write'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import type { Member } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readDraft, async ({ viewer, params }) => {
    const draft = await readDraftAt(viewer, params.place)
    if (!draft) return done({ draft: null })
    const { title, body, fields, revision, savedAt } = draft
    return done({ draft: { title: title.text, body: body.text, fields, revision, savedAt: savedAt.toISOString() } })
  }),
  on(operations.saveDraft, ({ viewer, params, body }) => saveDraft(viewer, params.place, body)),
  on(operations.dropDraft, async ({ viewer, params }) => {
    await dropDraftAt(viewer as Member, params.place)
    return done(undefined)
  }),
)
