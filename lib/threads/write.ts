import type { Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { record } from '@/lib/events/outbox'
import { once, remember } from '@/lib/http/once'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { addPost } from '@/lib/posts/write'
import { formatScope } from '@/lib/spoilers/scope'
import type { Viewer } from '@/lib/viewer/viewer'
import { threadInput, type ThreadInput } from './input'
import { slugOf, whyNotStart } from './rules'

/** Where a thread is. */
export interface ThreadPlace {
  id: number
  slug: string
}

/** Starts a thread with its opening post. Sent twice, it starts one and answers the first. `at` is for histories that are brought in. */
export async function startThread(viewer: Viewer, raw: ThreadInput, { at = new Date() }: { at?: Date } = {}): Promise<Outcome<ThreadPlace>> {
  const input = checked(threadInput, raw)
  if (!input.ok) return input
  const why = whyNotStart(viewer)
  if (viewer.kind === 'guest' || why) return refused(why ?? 'signed-out')
  const { key, ...thread } = input.value
  const act = { personId: viewer.personId, route: 'thread', key, body: thread }
  return write(async (tx) => {
    const turn = await once(tx, act)
    if (!turn.first) {
      if (!turn.sameBody || turn.threadId === null) return refused('key-reused')
      return done(await tx.thread.findUniqueOrThrow({ where: { id: turn.threadId }, select: { id: true, slug: true } }))
    }
    const category = await tx.category.findUnique({ where: { slug: thread.category }, select: { id: true } })
    if (!category) return refused('category-unknown', 'category')
    const tags = await tagsOf(tx, thread.tags)
    const place = await tx.thread.create({
      data: {
        title: thread.title,
        slug: slugOf(thread.title),
        categoryId: category.id,
        authorId: viewer.personId,
        spoiler: thread.spoiler && formatScope(thread.spoiler),
        createdAt: at,
        lastActivityAt: at,
        tags: { create: tags.map(({ id: tagId }) => ({ tagId })) },
      },
      select: { id: true, slug: true },
    })
    await tx.category.update({ where: { id: category.id }, data: { threads: { increment: 1 } }, select: { id: true } })
    const post = await addPost(tx, { threadId: place.id, authorId: viewer.personId, body: thread.body, spoiler: null, at })
    await record(tx, { kind: 'thread-started', actorId: viewer.personId, threadId: place.id, postId: post.id, at })
    await remember(tx, act, { threadId: place.id, postId: post.id })
    return done(place)
  })
}

async function tagsOf(tx: Queries, slugs: readonly string[]): Promise<{ id: number }[]> {
  // In one order for all, so that two who bring the same new tags cannot wait for each other.
  await tx.tag.createMany({ data: [...slugs].sort().map((slug) => ({ slug })), skipDuplicates: true })
  return tx.tag.findMany({ where: { slug: { in: [...slugs] } }, select: { id: true } })
}
