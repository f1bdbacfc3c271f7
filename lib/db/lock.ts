import type { Queries } from './client'

/** Holds a thread's row until the transaction ends: who writes to a thread waits here for their turn. */
export async function lockThread(tx: Queries, threadId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id = ${threadId} FOR UPDATE`
}

/** What decides whether somebody may write in a thread, and under which number. */
export interface TakenThread {
  categoryId: number
  lockedAt: Date | null
  deletedAt: Date | null
  lastNumber: number
  /** Its scope, and its category's version. */
  spoiler: string | null
  version: string | null
}

/** `lockThread`, answering the row as it is from then on; null where there is none. One query, as who writes to a hot thread waits for each. */
export async function takeThread(tx: Queries, threadId: number): Promise<TakenThread | null> {
  const [thread] = await tx.$queryRaw<TakenThread[]>`
    SELECT t."categoryId", t."lockedAt", t."deletedAt", t."lastNumber", t.spoiler, c.version
    FROM "Thread" t JOIN "Category" c ON c.id = t."categoryId" WHERE t.id = ${threadId} FOR UPDATE OF t`
  return thread ?? null
}

/** Holds a post's row until the transaction ends. */
export async function lockPost(tx: Queries, postId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Post" WHERE id = ${postId} FOR UPDATE`
}

/**
 * Holds a post's row until the transaction ends, and before it, as every writer does, that of the thread in which it stands by then: it may be moved
 * while one waits. False: there is no such post.
 */
export async function lockPlaced(tx: Queries, postId: number): Promise<boolean> {
  const threadOf = async () => (await tx.post.findUnique({ where: { id: postId }, select: { threadId: true } }))?.threadId ?? null
  for (let threadId = await threadOf(); threadId !== null; ) {
    await lockThread(tx, threadId)
    // Whoever moves it holds both threads, so that it stays where it is found now.
    const now = await threadOf()
    if (now === threadId) {
      await lockPost(tx, postId)
      return true
    }
    threadId = now
  }
  return false
}

/** Holds a person's row until the transaction ends. Whoever writes in their name meanwhile need not wait. */
export async function lockPerson(tx: Queries, personId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR NO KEY UPDATE`
}

/** Holds an entry of the log until the transaction ends: whoever says something against it waits here. */
export async function lockAction(tx: Queries, actionId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Action" WHERE id = ${actionId} FOR UPDATE`
}

/** Holds an appeal's row until the transaction ends. */
export async function lockAppeal(tx: Queries, appealId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Appeal" WHERE id = ${appealId} FOR UPDATE`
}
