import type { Queries } from '@/lib/db/client'
import { record } from './outbox'

/** What moderation can do, as the log names it. */
export const ACTION_KINDS = ['confirm', 'rescope', 'seal', 'seal-part', 'unseal', 'dismiss', 'undo'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

/** An entry of the public log, but for what the post says of itself. */
export interface Entry {
  kind: ActionKind
  /** Null: the weight of members' flags did it. */
  actorId: number | null
  reason: string
  canned?: string | null
  scope: string | null
  revision?: number
  priorRevision?: number
  undoesId?: number
}

interface Post {
  id: number
  threadId: number
  authorId: number | null
  /** What moderation had sealed it with before. */
  sealed: string | null
}

/** Adds to the public log, in the transaction of the act itself, and tells the outbox; answers the entry's id. */
export async function logAction(tx: Queries, post: Post, { kind, ...entry }: Entry): Promise<number> {
  const { id } = await tx.action.create({
    data: {
      ...entry,
      kind: kind === 'seal-part' ? 'seal_part' : kind,
      postId: post.id,
      threadId: post.threadId,
      personId: post.authorId,
      priorScope: post.sealed,
      // The moment of the act, not of the transaction's start: it is compared with the post's last edit.
      createdAt: new Date(),
    },
    select: { id: true },
  })
  await record(tx, { kind: 'post-moderated', actorId: entry.actorId, threadId: post.threadId, postId: post.id, actionId: id })
  return id
}

/** The name of a kind as the database has it. */
export function kindOf(stored: Exclude<ActionKind, 'seal-part'> | 'seal_part'): ActionKind {
  return stored === 'seal_part' ? 'seal-part' : stored
}

/** What was decided about a post and stands, the newest first: neither undone nor an undoing. */
export async function standingActions(tx: Queries, postId: number) {
  const rows = await tx.action.findMany({ where: { postId }, orderBy: { id: 'desc' } })
  const undone = new Set(rows.map(({ undoesId }) => undoesId))
  return rows.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id)).map(({ kind, ...row }) => ({ ...row, kind: kindOf(kind) }))
}
