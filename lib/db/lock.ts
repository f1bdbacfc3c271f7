import type { Queries } from './client'

/** Holds a thread's row until the transaction ends: who writes to a thread waits here for their turn. */
export async function lockThread(tx: Queries, threadId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id = ${threadId} FOR UPDATE`
}

/** Holds a post's row until the transaction ends. */
export async function lockPost(tx: Queries, postId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Post" WHERE id = ${postId} FOR UPDATE`
}
