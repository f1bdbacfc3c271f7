import { z } from 'zod'
import { makeCursor, readCursor } from './cursor'
import { problem } from './problem'

const limits = z.coerce.number().int().min(1).max(100)

/** Which page of a list that goes from the newest to the oldest is asked for: below which id, and how long; or the problem with the request. */
export function pageAsked(request: Request, list: string): { before: number | null; limit: number } | { problem: Response } {
  const { searchParams } = new URL(request.url)
  const limit = limits.safeParse(searchParams.get('limit') ?? 50)
  if (!limit.success) return { problem: problem(422, undefined, [{ reason: 'limit-unreadable', field: 'limit' }]) }
  const cursor = searchParams.get('cursor')
  const before = cursor === null ? null : readCursor(list, z.int(), cursor)
  if (cursor !== null && before === null) return { problem: problem(422, undefined, [{ reason: 'cursor-unreadable', field: 'cursor' }]) }
  return { before, limit: limit.data }
}

/** A page of such a list as the API shows it; `before` is the id that the next one ends above, null: there is none. */
export function listOf(list: string, items: readonly unknown[], before: number | null): Response {
  return Response.json({ items, next: before === null ? null : makeCursor(list, before) }, { headers: { 'cache-control': 'no-store' } })
}
