import type { Queries } from '@/lib/db/client'
import { record } from './outbox'

/** What moderation can do, as the log names it: with a post (the radar holds and releases), and with a thread, where each names what it changed. */
export const POST_ACTION_KINDS = ['confirm', 'rescope', 'seal', 'seal-part', 'unseal', 'dismiss', 'undo', 'hold', 'release'] as const
export const THREAD_ACTION_KINDS = ['retitle', 'move', 'rescope-thread', 'retag'] as const
export type ThreadActionKind = (typeof THREAD_ACTION_KINDS)[number]
export type ActionKind = (typeof POST_ACTION_KINDS)[number] | ThreadActionKind

/** An entry of the public log, but for what the post says of itself. */
export interface Entry {
  kind: ActionKind
  /** Null: the weight of members' flags did it, or the radar. */
  actorId: number | null
  reason: string
  canned?: string | null
  scope: string | null
  revision?: number
  priorRevision?: number
  undoesId?: number
  /** Whether from then on the post waits for a moderator; null or none: left as it was. */
  holding?: boolean | null
}

/** What the log keeps of a post. */
export interface Logged {
  id: number
  threadId: number
  authorId: number | null
  /** What moderation had sealed it with before. */
  sealed: string | null
}

/** Adds to the public log, in the transaction of the act itself, and tells the outbox; answers the entry's id. */
export async function logAction(tx: Queries, post: Logged, entry: Entry): Promise<number> {
  const id = await addEntry(tx, entry, { postId: post.id, threadId: post.threadId, personId: post.authorId, priorScope: post.sealed })
  await record(tx, { kind: 'post-moderated', actorId: entry.actorId, threadId: post.threadId, postId: post.id, actionId: id })
  return id
}

interface Thread {
  id: number
  authorId: number | null
  /** The scope that lay on all of it before. */
  spoiler: string | null
  /** The id of the post that opens it. */
  openingId: number
}

/** The same for what was done with a thread itself: never its titles. */
export async function logThreadAction(tx: Queries, { id: threadId, authorId, spoiler, openingId }: Thread, entry: Entry): Promise<number> {
  const id = await addEntry(tx, entry, { postId: null, threadId, personId: authorId, priorScope: spoiler })
  await record(tx, { kind: 'thread-moderated', actorId: entry.actorId, threadId, postId: openingId, actionId: id })
  return id
}

async function addEntry(tx: Queries, { kind, ...entry }: Entry, subject: { postId: number | null; threadId: number; personId: number | null; priorScope: string | null }) {
  // The moment of the act, not of the transaction's start: it is compared with the post's last edit.
  const data = { ...entry, ...subject, kind: STORED[kind], createdAt: new Date() }
  return (await tx.action.create({ data, select: { id: true } })).id
}

// A name in the generated client has no hyphens.
const STORED = {
  confirm: 'confirm', rescope: 'rescope', seal: 'seal', 'seal-part': 'seal_part', unseal: 'unseal', dismiss: 'dismiss', undo: 'undo', hold: 'hold', release: 'release',
  retitle: 'retitle', move: 'move', 'rescope-thread': 'rescope_thread', retag: 'retag',
} as const satisfies Record<ActionKind, string>

/** The name of a kind as the database has it. */
export function kindOf(stored: (typeof STORED)[ActionKind]): ActionKind {
  return stored.replaceAll('_', '-') as ActionKind
}

/** What was decided about a post and stands, the newest first: neither undone nor an undoing. */
export function standingActions(tx: Queries, postId: number) {
  return standing(tx, { postId })
}

/** What was decided about a thread itself and stands, the newest first. */
export function standingThreadActions(tx: Queries, threadId: number) {
  return standing(tx, { threadId, postId: null })
}

async function standing(tx: Queries, where: { postId: number } | { threadId: number; postId: null }) {
  const rows = await tx.action.findMany({ where, orderBy: { id: 'desc' } })
  const undone = new Set(rows.map(({ undoesId }) => undoesId))
  return rows.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id)).map(({ kind, ...row }) => ({ ...row, kind: kindOf(kind) }))
}
