/**
 * The request header in which server.ts passes what a reader said they have seen, in its canonical form. Whatever a client sends under
 * this name, or those below, is overwritten.
 */
export const SEEN_HEADER = 'x-cell-seen'

/** The request header with how sealed text shall open to the reader: with the one above it makes what the gate is told. */
export const OPENS_HEADER = 'x-cell-opens'

/** The request header in which server.ts passes the path and query that a page was asked for under, without the router's own parameter. */
export const PATH_HEADER = 'x-cell-path'
