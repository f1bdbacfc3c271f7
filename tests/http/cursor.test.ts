import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeCursor, readCursor } from '@/lib/http/cursor'

const shape = z.tuple([z.number(), z.int()])
const places = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)), fc.integer())

test('a cursor comes back as the place it was made of, to the last digit', () => {
  fc.assert(fc.property(fc.string(), places, (list, place) => {
    const cursor = makeCursor(list, place)
    expect(cursor).toMatch(/^[\w.-]+$/)
    expect(readCursor(list, shape, cursor)).toEqual(place)
  }))
})

test('a cursor of another list, or with a sign changed, is none', () => {
  fc.assert(fc.property(fc.string(), fc.string(), places, fc.nat(), fc.constantFrom(...'aZ0_-.'), (list, other, place, at, sign) => {
    const cursor = makeCursor(list, place)
    if (other !== list) expect(readCursor(other, shape, cursor)).toBeNull()
    const index = at % cursor.length
    const forged = cursor.slice(0, index) + sign + cursor.slice(index + 1)
    if (forged !== cursor) expect(readCursor(list, shape, forged)).toBeNull()
  }))
})

test('no text from outside is a cursor, and one of another shape is none', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(readCursor('a', shape, text)).toBeNull()
  }))
  expect(readCursor('a', shape, makeCursor('a', { admin: true }))).toBeNull()
})
