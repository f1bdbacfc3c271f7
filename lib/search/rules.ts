/** Characters (code points) of a query that are accepted; the bound is the contract's. */
export const QUERY_MAX = 10_000

/** Items of one answer when it isn't said how many, and at most. */
export const LIMIT_USUAL = 50
export const LIMIT_MAX = 100
