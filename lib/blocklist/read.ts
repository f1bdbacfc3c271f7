import { db, type Queries } from '@/lib/db/client'
import { render, renderRuns } from '@/lib/markdown/render'
import { administers, type Viewer } from '@/lib/viewer/viewer'
import type { EntryInput } from './input'
import { BLOCKED_ACTS, hitsIn, keyOf, listOf, SHOWN_MOST, type BlockedAct, type Entry, type Hit, type List, type Said } from './rules'
import type { EntryView, MatchView, TriedView } from './view'

/** The whole list, by its words; null for those who do not run the forum. */
export async function readEntries(viewer: Viewer): Promise<EntryView[] | null> {
  if (!administers(viewer)) return null
  return db().blocked.findMany({ where: { removedAt: null }, select: { id: true, kind: true, text: true, act: true, createdAt: true }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] })
}

let known: { made: string; list: List } | null = null

/** The list as it is now, ready to look with; null while there is nothing on it. Whoever writes asks for it each time; it is put together anew when it changed. */
export async function readList(queries: Queries): Promise<List | null> {
  const rows = await queries.$queryRaw<Entry[]>`SELECT id, kind::text, key, act::text FROM "Blocked" WHERE "removedAt" IS NULL ORDER BY id`
  if (rows.length === 0) return null
  const made = JSON.stringify(rows)
  if (known?.made !== made) known = { made, list: listOf(rows) }
  return known.list
}

/** What the list finds in a post's Markdown, a title, or both. */
export function foundIn(list: List, { title = null, body = null }: { title?: string | null; body?: string | null }): Hit[] {
  const hits = [...(title === null ? [] : hitsIn(list, { text: title, links: [] })), ...(body === null ? [] : hitsIn(list, saidIn(body)))]
  return [...new Map(hits.map((hit) => [hit.entry.id, hit])).values()]
}

const PLAIN = { base: [], fallback: { version: 'any', until: null } } as const

/** A post as people read it, all of it opened: words with their emphasis and marks taken away, and where its links lead. */
function saidIn(source: string): Said {
  const links = render(source, PLAIN).segments.flatMap(({ html }) => [...html.matchAll(/ href="(https?:[^"]*)"/g)].map(([, address]) => address!))
  return { text: renderRuns(source, PLAIN).map(({ text }) => text).join(''), links }
}

/** What the list, and an entry that is about to be added, find in a text; null for those who do not run the forum. */
export async function tryList(viewer: Viewer, text: string, added: EntryInput | null): Promise<TriedView | null> {
  if (!administers(viewer)) return null
  const entries: (Omit<EntryView, 'createdAt'> & Entry)[] = await db().blocked.findMany({ where: { removedAt: null }, select: { id: true, kind: true, text: true, key: true, act: true } })
  const key = added && keyOf(added.kind, added.text)
  if (added && key !== null) entries.push({ ...added, id: 0, key })
  const said = saidIn(text)
  const hits = hitsIn(listOf(entries), said)
  return { matches: hits.slice(0, SHOWN_MOST).map((hit) => matchOf(hit, entries.find(({ id }) => id === hit.entry.id)!, said.text)), act: strictest(hits) }
}

// So much of the text is shown around what was found.
const AROUND = 30

function matchOf({ start, end }: Hit, { id, kind, text, act }: Omit<EntryView, 'createdAt'>, said: string): MatchView {
  const found = start === null || end === null ? null : { before: said.slice(Math.max(0, start - AROUND), start), words: said.slice(start, end), after: said.slice(end, end + AROUND) }
  return { id: id === 0 ? null : id, kind, text, act, found }
}

/** What becomes of a text with all this in it; null: nothing. */
function strictest(hits: readonly Hit[]): BlockedAct | null {
  return BLOCKED_ACTS.find((act) => hits.some(({ entry }) => entry.act === act)) ?? null
}
