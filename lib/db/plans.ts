import type { Queries } from './client'

/**
 * For the rest of a transaction: no plan that reads a whole table. How many posts hold a word is guessed too high for a word that hardly any holds,
 * and reading all of them then looks cheap to the database.
 */
export async function byIndexAlone(tx: Queries): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`
}
