/** The columns that come out sealed (seal.ts), by the field of the client and of relations that leads to their table. */
export const SEALED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  segment: ['html', 'text'],
  revision: ['source', 'reason'],
  edition: ['title'],
  draft: ['title', 'body'],
  flag: ['note'],
  poll: ['fingerprint'],
  media: ['description'],
  bookmark: ['note'],
  remark: ['text'],
  appeal: ['text'],
}

// What asks about a column's value instead of handing the column out: a filter, an order or a greatest value tells its text bit by bit.
const ASKING = new Set(['where', 'orderBy', 'cursor', 'distinct', 'by', 'having', '_min', '_max'])
// Words of a query that stay with the table they stand in.
const SAME_TABLE = new Set([
  ...ASKING, 'AND', 'OR', 'NOT', 'some', 'every', 'none', 'is', 'isNot', 'select', 'include', 'omit', 'data',
  '_count', 'create', 'createMany', 'connect', 'connectOrCreate', 'disconnect', 'set', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany',
])

/** Throws where a query asks about the value of a sealed column. `table` is the client's field, `args` what the query was given. */
export function fence(table: string, args: unknown): void {
  const asked = sealedIn(table, args, false)
  if (asked) throw new Error(`${asked} is sealed: a query may fetch it, and neither filter, sort, group nor aggregate by it.`)
}

function sealedIn(table: string, part: unknown, asking: boolean): string | null {
  const named = (name: string) => asking && (SEALED_COLUMNS[table]?.includes(name) ?? false)
  if (typeof part === 'string') return named(part) ? `${table}.${part}` : null
  if (typeof part !== 'object' || part === null) return null
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined || value === false) continue
    if (!Array.isArray(part) && named(key)) return `${table}.${key}`
    const next = Array.isArray(part) || SAME_TABLE.has(key) ? table : tableBehind(key)
    const found = sealedIn(next, value, asking || ASKING.has(key))
    if (found) return found
  }
  return null
}

/** The table to which a field leads when it is a relation: named after it, in the singular or plural. "" for any without sealed columns. */
function tableBehind(field: string): string {
  const table = field.replace(/s$/, '')
  return table in SEALED_COLUMNS ? table : ''
}
