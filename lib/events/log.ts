import type { Queries } from '@/lib/db/client'
import type { Standing } from '@/lib/viewer/viewer'
import { tellLog } from './changes'
import { record } from './outbox'
import { settle, unsettle, type TargetKind } from './queue'
import { wordingOf } from './wordings'

/** What moderation can do, as the log names it: with a post (the radar holds and releases), with a thread, where each names what it changed, and with a person. */
export const POST_ACTION_KINDS = ['confirm', 'rescope', 'seal', 'seal-part', 'unseal', 'dismiss', 'accept', 'undo', 'hold', 'release', 'hide', 'delete', 'restore', 'edit'] as const
export const THREAD_ACTION_KINDS = ['retitle', 'move', 'rescope-thread', 'retag'] as const
/** What is done with a thread as a whole, and not with what it is called or where it stands. */
export const WHOLE_THREAD_KINDS = ['lock', 'unlock', 'pin', 'unpin', 'delete-thread', 'restore-thread', 'merge', 'split'] as const
export const PERSON_ACTION_KINDS = ['warn', 'silence', 'ban', 'unban', 'note', 'standing', 'appoint', 'relieve'] as const
/** What is decided on an appeal where nothing is taken back: the act stands, or was put right by hand. It changes nothing by itself. */
export const APPEAL_KINDS = ['uphold', 'overturn'] as const
export type ThreadActionKind = (typeof THREAD_ACTION_KINDS)[number]
export type PersonActionKind = (typeof PERSON_ACTION_KINDS)[number]
export type ActionKind = (typeof POST_ACTION_KINDS)[number] | ThreadActionKind | (typeof WHOLE_THREAD_KINDS)[number] | (typeof APPEAL_KINDS)[number] | PersonActionKind

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
  /** The entry whose appeal it decides. */
  appealedId?: number
  /** The thread that posts were moved to. */
  toThreadId?: number
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

/** An entry about a person: what it says, and what its undoing needs. */
export interface PersonEntry extends Omit<Entry, 'scope' | 'revision' | 'priorRevision' | 'holding'> {
  /** Of a silence: until when, and until when they were silent before. */
  until?: Date | null
  priorUntil?: Date | null
  /** Of a change of standing: what it gave, what was there, and whether each was set by hand. */
  standing?: Standing
  priorStanding?: Standing
  held?: boolean
  priorHeld?: boolean
  /** Of an appointment. */
  categoryId?: number
  /** Of a ban: what became of their posts. */
  fate?: 'leave' | 'hide' | 'delete'
}

/** The same for what was done with a person. `personId` null: a note, which names nobody and is told to nobody. */
export async function logPersonAction(tx: Queries, personId: number | null, entry: PersonEntry): Promise<number> {
  const id = await addEntry(tx, { ...entry, scope: null }, { postId: null, threadId: null, personId, priorScope: null })
  if (personId !== null) await record(tx, { kind: 'person-moderated', actorId: entry.actorId, threadId: null, postId: null, actionId: id })
  return id
}

async function addEntry(tx: Queries, { kind, ...entry }: Entry & Omit<PersonEntry, 'kind'>, subject: { postId: number | null; threadId: number | null; personId: number | null; priorScope: string | null }) {
  const wordingId = entry.canned ? await wordingOf(tx, entry.canned) : null
  const thread = subject.threadId === null ? null : await tx.thread.findUnique({ where: { id: subject.threadId }, select: { categoryId: true } })
  // The moment of the act, not of the transaction's start: it is compared with the post's last edit.
  const data = { categoryId: thread?.categoryId, ...entry, ...subject, wordingId, kind: STORED[kind], createdAt: new Date() }
  const { id } = await tx.action.create({ data, select: { id: true } })
  const appealed = entry.undoesId ?? entry.appealedId
  if (subject.threadId === null) await tellLog(tx)
  // Whoever takes an act back, for whatever reason, has decided what was said against it.
  if (appealed !== undefined) await tx.appeal.updateMany({ where: { actionId: appealed, outcome: null }, data: { outcome: kind === 'uphold' ? 'upheld' : 'overturned', decidedAt: data.createdAt, decisionId: id } })
  await answerReports(tx, id, kind, { actorId: entry.actorId, undoesId: entry.undoesId }, subject)
  return id
}

// What is reported is dealt with where a moderator has done one of these, wherever they did it. What is decided in the queue answers by itself.
const ANSWERS: Partial<Record<ActionKind, readonly TargetKind[]>> = {
  hide: ['post'], delete: ['post'], edit: ['post'],
  retitle: ['title'], move: ['thread'], 'rescope-thread': ['thread'], retag: ['thread'], lock: ['thread'], 'delete-thread': ['thread', 'title'], merge: ['thread', 'title'],
  warn: ['person'], silence: ['person'], ban: ['person'],
}

/** Answers the reports that an act of a moderator deals with; what it takes back leaves them open again. */
async function answerReports(tx: Queries, actionId: number, kind: ActionKind, { actorId, undoesId }: { actorId: number | null; undoesId?: number }, subject: { postId: number | null; threadId: number | null; personId: number | null }): Promise<void> {
  if (undoesId !== undefined) return unsettle(tx, undoesId)
  if (actorId === null) return
  for (const target of ANSWERS[kind] ?? []) {
    const id = target === 'post' ? subject.postId : target === 'person' ? subject.personId : subject.threadId
    if (id !== null) await settle(tx, { kind: target, id }, { actionId, outcome: 'upheld' })
  }
}

// A name in the generated client has no hyphens.
const STORED = {
  confirm: 'confirm', rescope: 'rescope', seal: 'seal', 'seal-part': 'seal_part', unseal: 'unseal', dismiss: 'dismiss', accept: 'accept', undo: 'undo', hold: 'hold', release: 'release',
  hide: 'hide', delete: 'delete', restore: 'restore', edit: 'edit', lock: 'lock', unlock: 'unlock', pin: 'pin', unpin: 'unpin',
  'delete-thread': 'delete_thread', 'restore-thread': 'restore_thread', merge: 'merge', split: 'split',
  retitle: 'retitle', move: 'move', 'rescope-thread': 'rescope_thread', retag: 'retag',
  warn: 'warn', silence: 'silence', ban: 'ban', unban: 'unban', note: 'note', standing: 'standing', appoint: 'appoint', relieve: 'relieve',
  uphold: 'uphold', overturn: 'overturn',
} as const satisfies Record<ActionKind, string>

/** A kind's name as the database has it. */
export function storedKind(kind: ActionKind): (typeof STORED)[ActionKind] {
  return STORED[kind]
}

/** A kind by its name in the database. */
export function kindOf(stored: (typeof STORED)[ActionKind]): ActionKind {
  return stored.replaceAll('_', '-') as ActionKind
}

/** Whether an entry did something that could stand in the way of undoing an older one: undoings and what was said of appeals did not. */
export function didSomething(kind: ActionKind): boolean {
  return kind !== 'undo' && kind !== 'uphold' && kind !== 'overturn'
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
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kindOf(kind) })).filter(({ id, kind }) => didSomething(kind) && !undone.has(id))
}
