import { db } from '@/lib/db/client'
import type { Viewer } from '@/lib/viewer/viewer'
import type { DraftView } from './view'

/** A draft for the one who wrote it; null for anybody else, and when there is none. */
export async function readDraft(viewer: Viewer, id: string | null | undefined): Promise<DraftView | null> {
  if (viewer.kind === 'guest' || !id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const row = await db().draft.findFirst({ where: { id, personId: viewer.personId } })
  if (!row) return null
  const [title, body] = [row.title.for(viewer), row.body.for(viewer)]
  if (title.kind === 'withheld' || body.kind === 'withheld') return null
  return { id: row.id, threadId: row.threadId, title, body, fields: row.fields as Record<string, string> }
}
