import fc from 'fast-check'
import { expect, test } from 'vitest'
import { radarOn } from '@/lib/markdown/giveaways-in'
import { wrapSpoiler } from '@/lib/markdown/wrap'
import { ADVICE, STRONG } from '@/lib/spoilers/radar/thresholds'
import type { Scope } from '@/lib/spoilers/scope'
import remarks from './remarks.json'

const KOREA: Scope = { version: 'kr-2013', until: null }
const open = { base: [], fallback: KOREA }
const TOLD = 'Yong-gu is executed at the end.'

test('an open giveaway is found with its place, and one under a scope that covers it is not', () => {
  const said = radarOn(TOLD, open)
  expect(said.score).toBeGreaterThanOrEqual(STRONG)
  for (const { phrase, start, end } of said.findings) expect(TOLD.slice(start, end)).toBe(phrase)
  for (const sealed of [`||${TOLD}||`, `>!${TOLD}!<`, `Hm. :::\n\n:::spoiler{version=kr-2013}\n${TOLD}\n:::`, `||Ah. ||inner|| ${TOLD}`]) {
    expect(radarOn(sealed, open).score, sealed).toBeLessThan(ADVICE)
  }
  expect(radarOn(TOLD, { base: [KOREA], fallback: KOREA }).score).toBe(0)
})

test('a seal for another version, or for less of the film, does not silence it', () => {
  expect(radarOn(`||${TOLD}||{version=tr-2019}`, open).findings).not.toEqual([])
  expect(radarOn(`||${TOLD}||{version=kr-2013 until=5}`, open).findings).not.toEqual([])
})

test('it is enough to seal the words that say it', () => {
  expect(radarOn('Yong-gu ||is executed at the end||.', open).score).toBeLessThan(ADVICE)
})

test('what lies open is found among any number of sealed ones', () => {
  const said = radarOn(`${`||${TOLD}||\n\n`.repeat(40)}${TOLD}`, open)
  expect(said.findings.map(({ phrase }) => TOLD.includes(phrase))).toContain(true)
  expect(said.score).toBeGreaterThanOrEqual(STRONG)
})

test('any text, with any of its findings sealed under its own scope, is silent about it in the end', () => {
  const texts = remarks.filter(({ spoiler }) => spoiler).map(({ text }) => text)
  fc.assert(fc.property(fc.constantFrom(...texts), fc.constantFrom('', 'Ah.\n\n', '- ', '**well**, '), (remark, before) => {
    let text = before + remark
    let left = radarOn(text, open).findings.length + 10
    for (let found = radarOn(text, open).findings[0]; found && left > 0; left -= 1) {
      text = wrapSpoiler(text, found.start, found.end, found.scope).source
      found = radarOn(text, open).findings[0]
    }
    expect(radarOn(text, open).findings).toEqual([])
  }), { numRuns: 60 })
})

test('a text without a giveaway, an empty one and a hostile one are answered', () => {
  for (const text of ['', '||||', ':::spoiler\n', 'I cried all evening.', `${'||a'.repeat(9_000)}`]) expect(radarOn(text, open).score).toBeLessThan(ADVICE)
})
