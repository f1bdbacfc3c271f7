/** How the page cache does, since the process began. */
export const figures = {
  /** Answered from memory; with what is older than it may be, while it was made anew or could not be; and after it was made. */
  hits: 0,
  stale: 0,
  misses: 0,
  /** Pages made, of which so many could not be made or were no page. */
  made: 0,
  unkept: 0,
  /** Pages that a change overtook while they were made. */
  overtaken: 0,
  /** Pages that a change removed. */
  forgotten: 0,
}
