import { expect, test } from 'vitest'
import { render } from '@/lib/markdown/render'
import { HOSTILE } from '@/tests/markdown/hostile'

function millisecondsFor(text: string): number {
  const before = process.cpuUsage()
  render(text, { base: [], fallback: { version: 'any', until: null } })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Quadratic time would be 16 times as long; 9 leaves room for the garbage collector, 150 ms for times too short to compare.
test.each(Object.keys(HOSTILE))('%s: four times the text takes no more than about four times as long', (name) => {
  const short = Math.min(...[1, 2].map(() => millisecondsFor(HOSTILE[name]!(10_000))))
  const bound = Math.max(short * 9, 150)
  const text = HOSTILE[name]!(40_000)
  // Processor time, so that other work on the machine does not add to it, and again where it still did.
  expect([1, 2, 3].some(() => millisecondsFor(text) < bound)).toBe(true)
})

// A line of a megabyte is no post, but nothing else stands between an importer and the renderer.
test.each(['one word', 'spaces', 'Korean', 'open brackets', 'bars', 'colons', 'backticks', 'nothing to see'])('a megabyte of %s takes no more than about four times a quarter of it', (name) => {
  const bound = Math.max(millisecondsFor(HOSTILE[name]!(250_000)) * 9, 600)
  const text = HOSTILE[name]!(1_000_000)
  expect([1, 2, 3].some(() => millisecondsFor(text) < bound)).toBe(true)
})
