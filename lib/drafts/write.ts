import { db } from '@/lib/db/client'
import { isConflict } from '@/lib/db/conflict'
import { keepImages } from '@/lib/media/write'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { READS_ALL } from '@/lib/spoilers/reader'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { ensureDraftKey } from '@/lib/viewer/session'
import { tokenHash } from '@/lib/viewer/token'
import { draftInput, saveInput, type DraftInput, type SaveInput } from './input'
import { CLAIMED_DAYS, DRAFTS_EACH, DROPPED_HOURS, UNCLAIMED_HOURS } from './rules'
import { useOfPlace } from './view'

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
  await makeRoom(owner)
  await keepImages(viewer, input.body, CLAIMED_DAYS * 24)
  const { id } = await db().draft.create({ data: { ...input, keyHash, personId: viewer.personId }, select: { id: true } })
  return id
}

/** Gives a browser's drafts to the member who has signed in on it. `key` is the cookie's. */
export async function claimDrafts(viewer: Member, key: string): Promise<void> {
  await db().draft.updateMany({ where: { keyHash: tokenHash(key), personId: null }, data: { personId: viewer.personId } })
}

/** A member's draft has been posted, or is not wanted any more. */
export async function dropDraft(viewer: Member, id: string): Promise<void> {
  if (isId(id)) await db().draft.deleteMany({ where: { id, personId: viewer.personId } })
}

/**
 * Saves what a member is writing at a place, and answers which save it is. Refused as `draft-conflict` when another device has saved another text
 * that this one has not seen: nothing is overwritten. A text without a word takes the draft away.
 */
export async function saveDraft(viewer: Viewer, place: string, raw: SaveInput): Promise<Outcome<{ revision: number | null }>> {
  const input = checked(saveInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  const use = useOfPlace(place)
  if (!use) return refused('invalid')
  const { personId } = viewer
  const { base, ...written } = input.value
  if (written.title.trim() === '' && written.body.trim() === '') {
    await db().draft.deleteMany({ where: { personId, place, ...(base !== null && { revision: base }) } })
    return done({ revision: null })
  }
  await keepImages(viewer, written.body, CLAIMED_DAYS * 24)
  const known = { personId, place, OR: [{ revision: base ?? 0 }, { droppedAt: { not: null } }] }
  const { count } = await db().draft.updateMany({ where: known, data: { ...written, revision: { increment: 1 }, savedAt: new Date(), droppedAt: null } })
  if (count === 0) {
    const other = await theOther(personId, place)
    if (other) return other.title === written.title && other.body === written.body ? done({ revision: other.revision }) : refused('draft-conflict')
    try {
      await makeRoom({ personId })
      const threadId = use.kind === 'reply' ? use.threadId : null
      const { revision } = await db().draft.create({ data: { ...written, keyHash: '', personId, place, threadId, revision: (base ?? 0) + 1 }, select: { revision: true } })
      return done({ revision })
    } catch (thrown) {
      if (isConflict(thrown)) return refused('draft-conflict')
      throw thrown
    }
  }
  return done({ revision: (await theOther(personId, place))?.revision ?? null })
}

/** `saveDraft` of a form as it was sent without script: it has the last word, as whoever pressed the button has just read it. */
export async function saveFields(viewer: Viewer, place: string, { title, body, ...fields }: Record<string, string>): Promise<void> {
  const base = viewer.kind === 'member' ? ((await theOther(viewer.personId, place))?.revision ?? null) : null
  await saveDraft(viewer, place, { title, body, fields, base })
}

/** What is saved at a place. Not for anybody's eyes: a save is compared with it. */
async function theOther(personId: number, place: string): Promise<{ revision: number; title: string; body: string } | null> {
  const row = await db().draft.findUnique({ where: { personId_place: { personId, place } }, select: { revision: true, title: true, body: true, personId: true } })
  const [title, body] = [row?.title.for(READS_ALL), row?.body.for(READS_ALL)]
  return row && title?.kind === 'cleared' && body?.kind === 'cleared' ? { revision: row.revision, title: title.text, body: body.text } : null
}

/** What a member wrote at a place has been posted. */
export async function dropDraftAt(viewer: Member, place: string): Promise<void> {
  await db().draft.deleteMany({ where: { personId: viewer.personId, place } })
}

/** A member throws a draft away: for a day it can be had back. */
export async function throwAway(viewer: Viewer, id: string): Promise<void> {
  if (viewer.kind === 'member' && isId(id)) await db().draft.updateMany({ where: { id, personId: viewer.personId }, data: { droppedAt: new Date() } })
}

/** A member has a draft back that they threw away. */
export async function takeBack(viewer: Viewer, id: string): Promise<void> {
  if (viewer.kind === 'member' && isId(id)) await db().draft.updateMany({ where: { id, personId: viewer.personId }, data: { droppedAt: null } })
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** Lets old drafts go, and of those of one writer the oldest, so that there is room for one more. */
async function makeRoom(owner: { personId: number | null; keyHash?: string }): Promise<void> {
  const before = (hours: number) => ({ lt: new Date(Date.now() - hours * HOUR_MS) })
  await db().draft.deleteMany({
    where: { OR: [{ personId: null, createdAt: before(UNCLAIMED_HOURS) }, { savedAt: before(CLAIMED_DAYS * 24) }, { droppedAt: before(DROPPED_HOURS) }] },
  })
  const older = await db().draft.findMany({ where: owner, orderBy: { savedAt: 'desc' }, skip: DRAFTS_EACH - 1, select: { id: true } })
  await db().draft.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } })
}
