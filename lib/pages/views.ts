import type { IncomingMessage } from 'node:http'
import { db } from '@/lib/db/client'
import { isIntent } from './asked'
import { threadOfPage } from './routes'

// Often enough that a reader sees their own visit counted soon, rare enough that a busy thread costs one row a time.
const FLUSH_MS = 5_000

const waiting = new Map<number, number>()
let timer: NodeJS.Timeout | null = null

/** Counts a request for a page as a view of its thread, unless nobody may look at what it is answered. What was fetched ahead is looked at when it is asked whether it still holds. */
export function countView({ method, headers }: IncomingMessage, path: string): void {
  const thread = threadOfPage(path)
  if (thread === null) return
  const looks = method === 'GET' ? !headers['next-router-prefetch'] && !headers.purpose : isIntent(headers)
  if (looks) noteView(thread)
}

/** Counts one view of a thread, in memory; it is written with the next batch. */
export function noteView(threadId: number): void {
  waiting.set(threadId, (waiting.get(threadId) ?? 0) + 1)
  timer ??= setTimeout(() => void flushViews().catch(() => undefined), FLUSH_MS).unref()
}

/** Writes the counted views. What cannot be written is counted again at the next batch. */
export async function flushViews(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  const batch = [...waiting]
  waiting.clear()
  if (batch.length === 0) return
  try {
    const ids = batch.map(([id]) => id)
    const counts = batch.map(([, count]) => count)
    await db().$executeRaw`
      UPDATE "Thread" SET views = views + seen.count
      FROM unnest(${ids}::int[], ${counts}::int[]) AS seen(id, count) WHERE "Thread".id = seen.id`
  } catch (error) {
    for (const [id, count] of batch) waiting.set(id, (waiting.get(id) ?? 0) + count)
    throw error
  }
}
