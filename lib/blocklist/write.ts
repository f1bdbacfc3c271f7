import type { Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { readText } from '@/lib/texts/read'
import type { Viewer } from '@/lib/viewer/viewer'
import { entryInput, type EntryInput } from './input'
import { foundIn, readList } from './read'
import { BLOCKED_ACTS, ENTRIES_MOST, isListed, whyNotKeepList, type BlockedAct, type List } from './rules'

// Any number that nothing else in this database locks by.
const LOCK = 7_036

/** Puts something on the list. What is on it already gets this act. */
export async function addEntry(viewer: Viewer, raw: EntryInput): Promise<Outcome<{ id: number }>> {
  const input = checked(entryInput, raw)
  if (!input.ok) return input
  const why = whyNotKeepList(viewer)
  if (why) return refused(why)
  const { kind, key, text, act } = input.value
  return write(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`
    const there = await tx.blocked.count({ where: { removedAt: null, NOT: { kind, key } } })
    if (there >= ENTRIES_MOST) return refused('blocked-many')
    const data = { text, act, removedAt: null }
    return done(await tx.blocked.upsert({ where: { kind_key: { kind, key } }, create: { kind, key, ...data }, update: data, select: { id: true } }))
  })
}

/** Gives an entry another act. */
export async function changeEntry(viewer: Viewer, id: number, act: BlockedAct): Promise<Outcome<null>> {
  return BLOCKED_ACTS.includes(act) ? change(viewer, id, { act }) : refused('blocked-act', 'act')
}

/** Takes an entry off the list. */
export async function removeEntry(viewer: Viewer, id: number): Promise<Outcome<null>> {
  return change(viewer, id, { removedAt: new Date() })
}

/** Puts an entry back that was taken off, as it was. */
export async function bringBackEntry(viewer: Viewer, id: number): Promise<Outcome<null>> {
  return change(viewer, id, { removedAt: null })
}

async function change(viewer: Viewer, id: number, data: { act?: BlockedAct; removedAt?: Date | null }): Promise<Outcome<null>> {
  const why = whyNotKeepList(viewer)
  if (why) return refused(why)
  return write(async (tx) => ((await tx.blocked.updateMany({ where: { id }, data })).count === 0 ? refused('blocked-missing') : done(null)))
}

/** The list as it holds for what this viewer writes; null: nothing of it does. For the rest of a write, which asks for it once. */
export async function listFor(tx: Queries, viewer: Viewer): Promise<List | null> {
  return isListed(viewer) ? readList(tx) : null
}

interface Written {
  title?: string
  body?: string
}

/**
 * Refuses what somebody is about to post that has something in it that is not taken here; null: it may go on. What stood there `before` is not
 * held against its author: it may be older than the list.
 */
export function refuseBlocked(list: List | null, written: Written, before: Written = {}): Outcome<never> | null {
  if (!list) return null
  for (const field of ['title', 'body'] as const) {
    const text = written[field]
    if (text === undefined) continue
    const old = new Set(foundIn(list, before).map(({ entry }) => entry.id))
    // A title cannot wait for a moderator once its thread is there.
    const refusing: readonly BlockedAct[] = field === 'title' && before.title !== undefined ? ['refuse', 'hold'] : ['refuse']
    const hit = foundIn(list, { [field]: text }).find(({ entry }) => refusing.includes(entry.act) && !old.has(entry.id))
    if (hit) return refused(hit.entry.kind === 'domain' ? 'blocked-link' : 'blocked-word', field, { found: hit.start === null || hit.end === null ? hit.entry.key : wordsAt(hit.entry.key) })
  }
  return null
}

// As the list has it, not as it was written: that may be many signs nobody sees.
function wordsAt(key: string): string {
  return key.replace(/\*$/, '…')
}

/** What the list asks of a title that somebody has just given: whether moderators should look at it. */
export function flagsTitle(list: List | null, title: string, before: string): boolean {
  const old = new Set(list ? foundIn(list, { title: before }).map(({ entry }) => entry.id) : [])
  return list !== null && foundIn(list, { title }).some(({ entry }) => entry.act === 'flag' && !old.has(entry.id))
}

/**
 * What the list asks of a post as it stands now, with its thread's title where it opens that: whether it waits for a moderator, and whether one
 * looks at it. `before` is the Markdown that it replaces; null: there was none, or all counts.
 */
export async function askList(tx: Queries, list: List | null, postId: number, before: string | null): Promise<{ hold: boolean; flag: boolean }> {
  if (!list) return { hold: false, flag: false }
  const { source } = await readText(tx, postId)
  const { number, thread } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { number: true, thread: { select: { title: true } } } })
  const title = number === 1 ? thread.title : null
  const old = new Set(before === null ? [] : foundIn(list, { title, body: before }).map(({ entry }) => entry.id))
  const acts = new Set(foundIn(list, { title, body: source }).filter(({ entry }) => !old.has(entry.id)).map(({ entry }) => entry.act))
  return { hold: acts.has('hold'), flag: acts.has('flag') }
}
