/** Whether a write failed because a unique index already holds such a row. */
export function isConflict(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'P2002' || thrown.code === '23505')
}

/** Whether the database ended a statement because it took longer than its `statement_timeout` (57014). */
export function isTooSlow(thrown: unknown): boolean {
  return thrown instanceof Error && /57014|statement timeout/.test(saidBy(thrown))
}

/** Whether the database ended a transaction, all of it undone, because it and another one waited for each other (40P01), or changed the same (40001). */
export function isStuck(thrown: unknown): boolean {
  return thrown instanceof Error && /P2034|40P01|40001|deadlock detected/.test(saidBy(thrown))
}

/** What an error says of itself: the database's own has its code, Prisma's has that among other things. */
function saidBy(error: Error & { code?: unknown; meta?: unknown }): string {
  return `${String(error.code)} ${JSON.stringify(error.meta)} ${error.message}`
}
