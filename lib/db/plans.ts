import { sql } from './client'

/**
 * What to select, for the rest of a transaction, against plans that read a whole table. How many posts hold a word is guessed too high for a word
 * that hardly any holds, and reading all of them then looks cheap to the database.
 */
export const BY_INDEX_ALONE = sql`set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`
