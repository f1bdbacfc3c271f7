import { db } from '@/lib/db/client'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { ensureDraftKey } from '@/lib/viewer/session'
import { tokenHash } from '@/lib/viewer/token'
import { draftInput, type DraftInput } from './input'
import { CLAIMED_DAYS, DRAFTS_EACH, UNCLAIMED_HOURS } from './rules'

const HOUR_MS = 60 * 60 * 1000

/**
 * Keeps what somebody was writing, and answers the draft's id to come back to. A guest's browser gets a key to it, which makes it theirs
 * when they sign in. In a form action only.
 */
export async function keepDraft(viewer: Viewer, raw: DraftInput): Promise<string> {
  const keyHash = tokenHash(await ensureDraftKey())
  return writeDraft(viewer, keyHash, raw)
}

/** `keepDraft` for a browser whose key is known, by its hash. */
export async function writeDraft(viewer: Viewer, keyHash: string, raw: DraftInput): Promise<string> {
  const input = draftInput.parse(raw)
  const owner = viewer.kind === 'guest' ? { keyHash, personId: null } : { personId: viewer.personId }
  await forgetOldDrafts()
  const older = await db().draft.findMany({ where: owner, orderBy: { createdAt: 'desc' }, skip: DRAFTS_EACH - 1, select: { id: true } })
  await db().draft.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } })
  const { id } = await db().draft.create({ data: { ...input, keyHash, personId: viewer.personId }, select: { id: true } })
  return id
}

/** Gives a browser's drafts to the member who has signed in on it. `key` is the cookie's. */
export async function claimDrafts(viewer: Member, key: string): Promise<void> {
  await db().draft.updateMany({ where: { keyHash: tokenHash(key), personId: null }, data: { personId: viewer.personId } })
}

/** A member's draft has been posted, or is not wanted any more. */
export async function dropDraft(viewer: Member, id: string): Promise<void> {
  if (/^[0-9a-f-]{36}$/i.test(id)) await db().draft.deleteMany({ where: { id, personId: viewer.personId } })
}

async function forgetOldDrafts(): Promise<void> {
  const before = (hours: number) => ({ createdAt: { lt: new Date(Date.now() - hours * HOUR_MS) } })
  await db().draft.deleteMany({ where: { OR: [{ personId: null, ...before(UNCLAIMED_HOURS) }, before(CLAIMED_DAYS * 24)] } })
}
