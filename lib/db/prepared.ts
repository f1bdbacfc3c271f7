import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

// A statement that is asked this often is asked all day. PostgreSQL itself looks for a plan that fits any values from the sixth time on.
const OFTEN = 3

// Each connection keeps them all: some tens of kilobytes in the database for each. What the forum asks all day is about half as many.
const MOST = 400

// Statements whose length depends on what was asked for come and go.
const COUNTED = 2_000

const counts = new LRUCache<string, number>({ max: COUNTED })
const names = new Map<string, string>()

/**
 * The name under which connections keep a statement that is asked often, so that the database reads it and makes its plan once; the empty name, under
 * which nothing is kept, for one that is not.
 */
export function nameOf({ sql }: { sql: string }): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  const count = (counts.get(sql) ?? 0) + 1
  counts.set(sql, count)
  if (count < OFTEN || names.size >= MOST) return ''
  counts.delete(sql)
  const name = createHash('sha256').update(sql).digest('base64url')
  names.set(sql, name)
  return name
}
