/**
 * The request header in which server.ts passes what opens to a reader, in its canonical form: what they said they have seen, or nothing, or
 * all of it, as they chose. Whatever a client sends under this name, or those below, is overwritten.
 */
export const SEEN_HEADER = 'x-cell-seen'

/** The request header in which server.ts passes the path and query that a page was asked for under, without the router's own parameter. */
export const PATH_HEADER = 'x-cell-path'

/** The request header that names the page that server.ts is having made, to keep it: what it asks about its reader is noted under that name. */
export const MAKING_HEADER = 'x-cell-making'
