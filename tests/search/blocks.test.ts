import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksNext, CANDIDATES, FIRST_BLOCKS, TELLING_BLOCKS } from '@/lib/search/rules'

/** The blocks that a search looks at, turn by turn, until it has found enough; `each` says what one holds, the newest first. */
function looksAt(all: number, each: (block: number) => number): number[] {
  const looked = [FIRST_BLOCKS]
  for (;;) {
    const blocks = Math.min(looked.at(-1)!, all)
    const found = Array.from({ length: blocks }, (_, block) => each(block)).reduce((sum, holds) => sum + holds, 0)
    if (found >= CANDIDATES || blocks >= all) return looked
    looked.push(blocksNext(blocks, found, CANDIDATES, all))
  }
}

test('a word that is common is not gathered from all posts because the newest, which are all alike, do not hold it', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 40, max: 1_024 }), fc.integer({ min: 200, max: 10_000 }), (alike, holds, all) => {
    expect(looksAt(all, (block) => (block < alike ? 0 : holds)).at(-1)!).toBeLessThanOrEqual(Math.max(TELLING_BLOCKS, 2 * alike))
  }))
})

test('a word that is rare is looked for everywhere after a few turns, and each turn goes further back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 5, max: 10_000 }), fc.nat(), (hits, all, seed) => {
    const looked = looksAt(all, (block) => ((block * 7_919 + seed) % all < hits ? 1 : 0))
    expect(looked.at(-1)).toBeGreaterThanOrEqual(all)
    expect(looked.length).toBeLessThanOrEqual(8)
    expect(looked).toEqual([...new Set(looked)].sort((a, b) => a - b))
  }))
})
