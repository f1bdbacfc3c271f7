import type { Queries } from '@/lib/db/client'
import { hearersOfPosts, untell, whoWant, type Heard, type Hearing } from './hearers'
import type { EventKind } from './outbox'

/** An event, as far as who hears of it depends on it. */
export interface Event {
  kind: string
  actorId: number | null
  actionId: number | null
  postId: number | null
}

/** The post of an event, with whether it is there to be read. */
type Post = Heard & { visible: boolean }

type Audience = (tx: Queries, event: Event, post: Post | null) => Promise<Hearing[]>

const nobody: Audience = async () => []

/** Whoever an edit calls, and had not been told of the post. */
const called: Audience = async (tx, _, post) => (post?.visible ? (await hearersOfPosts(tx, [post], 'mention')).get(post.id)! : [])

/**
 * The author of the post that was moderated hears of it, and whoever's report it decided. Not who did it, and not the author of a post
 * about which nothing was changed because it was in order: they need not know that it was reported. A post that waited and is let go is new
 * to its readers; one that has to wait is taken back from them.
 */
const concerned: Audience = async (tx, { actionId, actorId }, post) => {
  if (actionId === null) return []
  const action = await tx.action.findUnique({ where: { id: actionId }, select: { personId: true, kind: true, scope: true, priorScope: true, revision: true, holding: true, undoesId: true } })
  const flags = await tx.flag.findMany({ where: { actionId }, select: { personId: true } })
  const unchanged = action?.scope === action?.priorScope && action?.revision === null && action?.holding === null
  const quiet = unchanged && (action?.kind === 'dismiss' || action?.kind === 'accept' || (action?.kind === 'undo' && (await wasNews(tx, action.undoesId)) === false))
  const author = quiet || action?.personId === actorId ? null : (action?.personId ?? null)
  const reporters = [...new Set(flags.map(({ personId }) => personId))].filter((id) => id !== actorId && id !== author)
  const told = author === null ? reporters : [author, ...reporters]
  const wanted = [...(author === null ? [] : await whoWant(tx, 'moderation', [author])), ...(await whoWant(tx, 'report', reporters))]
  // Whoever asked is answered, whatever else they want to be told.
  const asked = await tx.appeal.findUnique({ where: { decisionId: actionId }, select: { personId: true } })
  const hear = asked && asked.personId !== actorId ? [...wanted.filter(({ personId }) => personId !== asked.personId), { personId: asked.personId, kind: 'moderation' as const }] : wanted
  if (action?.holding === true && post && !post.visible) await untell(tx, post)
  return action?.holding === false && post?.visible ? [...hear, ...(await hearersOfPosts(tx, [post])).get(post.id)!.filter(({ personId }) => !told.includes(personId))] : hear
}

/** Whether an action, which was taken back, changed something that its text, seal and scope do not show. */
async function wasNews(tx: Queries, undoesId: number | null): Promise<boolean> {
  const undone = undoesId === null ? null : await tx.action.findUnique({ where: { id: undoesId }, select: { kind: true } })
  return undone !== null && undone.kind !== 'dismiss' && undone.kind !== 'accept' && undone.kind !== 'confirm'
}

// A post is there: new, or back. Who had heard of it before hears nothing twice.
const NEWS = ['thread-started', 'post-added', 'post-restored'] as const

const audiences: Record<Exclude<EventKind, (typeof NEWS)[number]>, Audience> = {
  'thread-edited': nobody,
  // Whose posts they are hear of the act, and of what was moved.
  'thread-merged': nobody,
  'thread-split': nobody,
  'thread-moderated': concerned,
  'post-edited': called,
  'post-deleted': async (tx, _, post) => {
    if (post && !post.visible) await untell(tx, post)
    return []
  },
  // Whoever wrote it; the others find it where they look for it.
  'post-moved': async (tx, { actorId }, post) => (post?.authorId == null || post.authorId === actorId ? [] : whoWant(tx, 'moderation', [post.authorId])),
  'post-flagged': nobody,
  'post-moderated': concerned,
  'person-moderated': concerned,
  // They asked for it.
  'reminder-due': async (_, { actorId }) => (actorId === null ? [] : [{ personId: actorId, kind: 'reminder' }]),
}

/** An event with who hears of it, and why; and of which post it is. */
interface Told<E extends Event> {
  event: E
  post: Heard | null
  hearings: Hearing[]
}

/**
 * Who hears of some events, in their order, in parts: each is to be told before the next is asked for, as an event may take back what one before it
 * told. What is merely news is asked about together.
 */
export async function* audiencesOf<E extends Event>(tx: Queries, events: readonly E[]): AsyncGenerator<Told<E>[]> {
  const posts = await postsOf(tx, events.flatMap(({ postId }) => postId ?? []))
  const postOf = ({ postId }: E) => (postId === null ? null : (posts.get(postId) ?? null))
  for (const [first, ...more] of partsOf(events)) {
    const news = isNews(first) ? [first, ...more] : []
    const heard = news.length > 0 ? await hearersOfPosts(tx, [...new Set(news.flatMap((event) => postOf(event) ?? []))].filter(({ visible }) => visible)) : null
    yield heard
      ? news.map((event) => ({ event, post: postOf(event), hearings: heard.get(event.postId ?? 0) ?? [] }))
      : [{ event: first, post: postOf(first), hearings: await (audiences[first.kind as keyof typeof audiences] ?? nobody)(tx, first, postOf(first)) }]
  }
}

function isNews({ kind }: Event): boolean {
  return (NEWS as readonly string[]).includes(kind)
}

/** News that comes one after another, and every other event for itself. */
function partsOf<E extends Event>(events: readonly E[]): [E, ...E[]][] {
  const parts: [E, ...E[]][] = []
  for (const event of events) {
    const last = parts.at(-1)
    if (last && isNews(event) && isNews(last[0])) last.push(event)
    else parts.push([event])
  }
  return parts
}

async function postsOf(tx: Queries, ids: readonly number[]): Promise<Map<number, Post>> {
  const rows = await tx.$queryRaw<Post[]>`
    SELECT p.id, p."threadId", p.number, p."authorId", p."replyTo", p."replyThreadId", p.revision, p.state = 'visible' AND t."deletedAt" IS NULL AS visible
    FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" WHERE p.id = ANY(${[...ids]}::int[])`
  return new Map(rows.map((post) => [post.id, post]))
}
