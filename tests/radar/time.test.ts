import { expect, test } from 'vitest'
import { radar } from '@/lib/spoilers/radar/radar'
import { readRemarks } from '@/lib/launch/radar-eval'

const remarks = readRemarks('tests/radar/remarks.json').map(({ text }) => text).join(' ')

const HOSTILE: Record<string, (length: number) => string> = {
  'our own remarks': (length) => remarks.repeat(Math.ceil(length / remarks.length)).slice(0, length),
  'our own remarks as one sentence': (length) => remarks.replace(/[.!?…;|\n]/g, '').repeat(Math.ceil(length / remarks.length) + 1).slice(0, length),
  'one giveaway again and again': (length) => 'father dies if why '.repeat(length / 19),
  'spaced letters': (length) => 'h e d i e s '.repeat(length / 12),
  'single letters that make no word': (length) => 'q z '.repeat(length / 4),
  'one long word': (length) => 'a'.repeat(length),
  'signs of no width': (length) => 'd\u200b'.repeat(length / 2),
  'marks upon marks': (length) => 'a' + '\u0301'.repeat(length),
  'Korean stems without a space': (length) => '용구사형당'.repeat(length / 5),
  'Korean single letters': (length) => 'ㅈㅜㄱ'.repeat(length / 3),
  'signs for letters': (length) => 'd1e5 k!ll3d '.repeat(length / 12),
}

/** The least time of several tries, in processor microseconds: what other work adds is never less than nothing. */
function cost(text: string): number {
  let least = Infinity
  for (let run = 0; run < 7; run += 1) {
    const before = process.cpuUsage()
    radar(text)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  return least
}

test.each(Object.keys(HOSTILE))('four times as much of %s takes about four times as long', (name) => {
  const make = HOSTILE[name] ?? (() => '')
  // Quadratic would be 16; linear with the noise of small times stays well below 10.
  expect(cost(make(40_000)) / Math.max(cost(make(10_000)), 500)).toBeLessThan(10)
})
