/** Unread comments are counted up to here: "99+" says enough, and a count costs no more than this many rows. */
export const COUNTED = 100

/** A thread that somebody has not opened is new to them for so many days, unless it is older than their account. */
export const NEW_DAYS = 14

/** What is unread is looked for among the threads that somebody read last: more than anybody comes back to. */
export const READ_LAST = 2000

/** Threads of a followed category, the newest, among which are those that are new to whoever follows it: more in two weeks are more than one reads. */
export const NEWEST = 500

/** Threads in a batch of read positions, and in one question about a list: more than any page has. */
export const BATCH_MAX = 100
