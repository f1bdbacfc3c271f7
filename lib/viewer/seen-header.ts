/** The request header in which server.ts passes a reader's normalised `seen`; whatever a client sends under this name is overwritten. */
export const SEEN_HEADER = 'x-cell-seen'

/** The request header in which server.ts passes the path and query that a page was asked for under, without the router's own parameter. */
export const PATH_HEADER = 'x-cell-path'
