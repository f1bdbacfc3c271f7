/** Characters (code points) of a query that are accepted; the bound is the contract's. */
export const QUERY_MAX = 10_000

/** Items of one answer when it isn't said how many, and at most. */
export const LIMIT_USUAL = 50
export const LIMIT_MAX = 100

/** Posts, by their ids, that share a block of the index. */
export const POSTS_IN_A_BLOCK = 1024

/** What is found in fewer of the newest blocks says little of what is found before: a hundred people may just have written the same. */
export const TELLING_BLOCKS = 64

/**
 * A search looks at so many of the newest blocks first, and for titles, of which there are as many as threads, at as many as tell; then at as many
 * more as should hold enough to put in order by what it has found, `blocksNext`. So a word that is everywhere costs what the newest posts cost, and a
 * rare one finds all there is.
 */
export const FIRST_BLOCKS = 4

// What is found lately is a guess of what is found before: a quarter more, and at least twice as many.
const SPARE = 1.25
const LEAST_STEP = 2
// The index goes through every post of the blocks that are asked for, and without blocks through those alone that hold the word: a block takes it
// as long as so many of these (50 µs and 1.2 µs, measured at a million posts).
const MATCHES_A_BLOCK = 40

/** How many blocks to look at, of `all`, where in so many there were `found` of the `most` that are wanted; `all`: at whatever holds it, wherever. */
export function blocksNext(blocks: number, found: number, most: number, all: number): number {
  // What was not found may be next door.
  const some = Math.max(1, found)
  const next = Math.ceil(blocks * Math.max(LEAST_STEP, (SPARE * most) / some))
  if (blocks < TELLING_BLOCKS) return Math.min(next, TELLING_BLOCKS, all)
  return next >= all || next * MATCHES_A_BLOCK >= (some / blocks) * all ? all : next
}

/**
 * A search for this many terms and more (words times spaces), each word of which stands openly in this many of 4,000 posts (the newest, or as many in
 * proportion of those that tell), goes no further back than this many blocks: every post that it looks at costs, and words so common are in too many.
 */
export const HEAVY = { terms: 60, uses: 40, blocks: 16 } as const

/** Posts that are put in order, the newest of those found; and those whose title alone answers, which would come first. */
export const CANDIDATES = 400
export const TITLE_CANDIDATES = 200

/** Where the order of words has to be looked up post by post, so many are looked at. */
export const LOOKED_AT = 1500

/** Spaces of sealed text that one search names: those of the fewest conditions first. Most readers have less than ten. */
export const SPACES_MAX = 24

/** A post counts for more by this per year than one that says the same: enough to prefer the newer of two alike, and less than a title. */
export const RECENCY_PER_YEAR = 0.1

/** The last guard: a search that takes longer is refused. */
export const SLOWEST_MS = 3_000
