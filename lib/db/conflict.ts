/** Whether a write failed because a unique index already holds such a row. */
export function isConflict(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'P2002'
}

/** Whether the database ended a statement because it took longer than its `statement_timeout`. */
export function isTooSlow(thrown: unknown): boolean {
  return thrown instanceof Error && /57014|statement timeout/.test(`${JSON.stringify('meta' in thrown ? thrown.meta : '')} ${thrown.message}`)
}
