/** The request header in which server.ts passes a reader's normalised `seen`; whatever a client sends under this name is overwritten. */
export const SEEN_HEADER = 'x-cell-seen'
