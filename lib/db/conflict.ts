/** Whether a write failed because a unique index already holds such a row. */
export function isConflict(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'P2002'
}
