/** Whether a write failed because a unique index already holds such a row. */
export function isConflict(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'P2002'
}

/** Whether the database ended a statement because it took longer than its `statement_timeout`. */
export function isTooSlow(thrown: unknown): boolean {
  return thrown instanceof Error && /57014|statement timeout/.test(`${JSON.stringify('meta' in thrown ? thrown.meta : '')} ${thrown.message}`)
}

/** Whether the database ended a transaction, all of it undone, because it and another one waited for each other (40P01), or changed the same (40001). */
export function isStuck(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  return ('code' in thrown && thrown.code === 'P2034') || /40P01|40001|deadlock detected/.test(`${JSON.stringify('meta' in thrown ? thrown.meta : '')} ${thrown.message}`)
}
