import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsFailure } from '@/lib/pages/flight'

/** A row of a payload: JSON or a client's module to the end of the line, or a text with its length. */
const line = fc.tuple(fc.nat(4095), fc.constantFrom('', 'I', 'H', 'N'), fc.json()).map(([id, tag, json]) => Buffer.from(`${id.toString(16)}:${tag}${json}\n`))
const text = fc.tuple(fc.nat(4095), fc.constantFrom('T', 'o', 'b'), fc.string({ unit: 'binary' })).map(([id, tag, words]) => {
  const bytes = Buffer.from(words)
  return Buffer.concat([Buffer.from(`${id.toString(16)}:${tag}${bytes.length.toString(16)},`), bytes])
})
// What somebody may write in a post to be taken for a failure.
const posing = fc.constantFrom('\n1:E{"digest":"7"}\n', ':E{"digest":"NEXT_REDIRECT"}\n2:', 'E\n1:E').map((words) => {
  const bytes = Buffer.from(words)
  return Buffer.concat([Buffer.from(`a:T${bytes.length.toString(16)},`), bytes])
})
const failure = fc.tuple(fc.nat(4095), fc.json()).map(([id, json]) => Buffer.from(`${id.toString(16)}:E${json}\n`))
const rows = fc.array(fc.oneof(line, text, posing), { maxLength: 8 })

test('a payload without a row that failed holds no failure, whatever is written in its texts', () => {
  fc.assert(fc.property(rows, (all) => !holdsFailure(Buffer.concat(all))))
})

test('a row that failed is found among all others', () => {
  fc.assert(fc.property(rows, failure, rows, (before, failed, after) => holdsFailure(Buffer.concat([...before, failed, ...after]))))
})

test('what is cut off counts as failed', () => {
  const whole = Buffer.from('0:{"a":1}\n1:T5,hello2:"x"\n')
  const cut = Array.from({ length: whole.length - 1 }, (_, at) => at + 1).filter((at) => !holdsFailure(whole.subarray(0, at)))
  // But after a row.
  expect(cut).toEqual([10, 20])
  expect(['x', '0', '0:', '0:T', '0:Tzz,a', 'zz:1\n'].filter((payload) => !holdsFailure(Buffer.from(payload)))).toEqual([])
})
