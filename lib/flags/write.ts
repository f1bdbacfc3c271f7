import type { Queries } from '@/lib/db/client'
import { lockPost } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { logAction } from '@/lib/events/log'
import { record } from '@/lib/events/outbox'
import { putInQueue } from '@/lib/events/queue'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { formatScope, parseScope, parseScopes, type Scope } from '@/lib/spoilers/scope'
import { sealPost } from '@/lib/texts/write'
import { moderates, type Member, type Viewer } from '@/lib/viewer/viewer'
import { flagInput, type FlagInput } from './input'
import { FLAG_WEIGHT, SEALING_WEIGHT, sealedSo, weightiestScope, whyNotFlag } from './rules'

/**
 * Reports a post to the moderators, once per person. Spoiler flags of enough weight seal the whole post at once; a moderator's does so
 * by itself. `sealed` says whether this flag did.
 */
export async function flagPost(viewer: Viewer, postId: number, raw: FlagInput): Promise<Outcome<{ sealed: boolean }>> {
  const input = checked(flagInput, raw)
  if (!input.ok) return input
  const { reason, scope, note } = input.value
  return write(async (tx) => {
    const post = await postToFlag(tx, postId)
    if (!post || post.thread.deletedAt) return refused('post-missing')
    if (viewer.kind === 'guest') return refused('signed-out')
    const why = whyNotFlag(viewer, post, (await tx.flag.count({ where: { postId, personId: viewer.personId } })) > 0)
    if (why) return refused(why)
    if (scope && sealedSo(post.scopes, scope)) return refused('sealed-so-already', 'scope')
    await tx.flag.create({
      data: {
        postId,
        personId: viewer.personId,
        reason: reason === 'off-topic' ? 'off_topic' : reason,
        scope: scope && formatScope(scope),
        note,
        weight: FLAG_WEIGHT[viewer.standing],
      },
      select: { id: true },
    })
    await putInQueue(tx, postId)
    await record(tx, { kind: 'post-flagged', actorId: null, threadId: post.threadId, postId })
    const seal = scope && post.sealed === null ? await sealByFlags(tx, viewer, post, scope) : null
    return done({ sealed: seal !== null })
  })
}

async function sealByFlags(tx: Queries, viewer: Member, post: Post, asked: Scope): Promise<number | null> {
  if (moderates(viewer)) return sealWhole(tx, post, asked, viewer.personId)
  const rows = await tx.flag.findMany({ where: { postId: post.id, outcome: null, reason: 'spoiler' }, select: { scope: true, weight: true } })
  const flags = rows.map(({ scope, weight }) => ({ scope: parseScope(scope ?? 'any') ?? asked, weight }))
  const scope = weightiestScope(flags)
  if (!scope || flags.reduce((sum, { weight }) => sum + weight, 0) < SEALING_WEIGHT || (await wasOpened(tx, post))) return null
  return sealWhole(tx, post, scope, null)
}

/** Whether a moderator has decided that the text as it is now stays open: then weight alone does not seal it again. */
async function wasOpened(tx: Queries, { id: postId, editedAt }: Post): Promise<boolean> {
  const decided = await tx.action.findFirst({ where: { postId, actorId: { not: null } }, orderBy: { id: 'desc' }, select: { kind: true, createdAt: true } })
  return decided !== null && ['unseal', 'dismiss', 'undo'].includes(decided.kind) && (editedAt === null || decided.createdAt >= editedAt)
}

async function sealWhole(tx: Queries, post: Post, scope: Scope, actorId: number | null): Promise<number> {
  await sealPost(tx, post.id, formatScope(scope))
  return logAction(tx, post, { kind: 'seal', actorId, reason: '', scope: formatScope(scope) })
}

type Post = NonNullable<Awaited<ReturnType<typeof postToFlag>>>

/** A post as it is reported, its row held until the transaction ends. One query after the other: a transaction has one connection. */
async function postToFlag(tx: Queries, id: number) {
  await lockPost(tx, id)
  const columns = { id: true, threadId: true, authorId: true, state: true, sealed: true, editedAt: true } as const
  const post = await tx.post.findUnique({ where: { id }, select: { ...columns, thread: { select: { deletedAt: true } } } })
  if (!post) return null
  const root = await tx.segment.findUnique({ where: { postId_index: { postId: id, index: 0 } }, select: { scopes: true } })
  return { ...post, scopes: parseScopes(root?.scopes ?? []) }
}
