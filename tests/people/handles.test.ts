import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, handleIdeas, handleKey, LONGEST_HANDLE, normaliseHandle, whyNotHandle } from '@/lib/people/rules'

const first = (name: string) => handleIdeas(name).next().value as string
const anyName = fc.string({ unit: 'grapheme', maxLength: 80 })

describe('a handle', () => {
  it.each([
    ['sora', null],
    ['sora-7', null],
    ['민수정', null],
    ['칠번방-사람', null],
    ['ümit-öz', null],
    ['анна', null],
    ['花子さん', null],
    ['so', 'handle-short'],
    ['a'.repeat(21), 'handle-long'],
    ['-sora', 'handle-hyphens'],
    ['sora--k', 'handle-hyphens'],
    ['2013', 'handle-no-letter'],
    ['so ra', 'handle-signs'],
    ['sora!', 'handle-signs'],
    ['so\u200bra', 'handle-signs'],
    ['so\u202era', 'handle-signs'],
    ['\u1160\u1160\u1160', 'handle-signs'],
    ['ㅋㅋㅋ', 'handle-signs'],
    ['z\u0335\u0336algo', 'handle-signs'],
    ['sоra', 'handle-mixed'],
    ['sora소라', 'handle-mixed'],
    ['admin', 'handle-reserved'],
    ['adm1n', 'handle-reserved'],
    ['ad-min', 'handle-reserved'],
    ['모더레이터', 'handle-reserved'],
  ])('%j is refused for %s', (handle, reason) => {
    expect(whyNotHandle(normaliseHandle(handle))?.reason ?? null).toBe(reason)
  })

  it.each([
    ['SORA', 'sora'],
    ['Ｓｏｒａ', 'sora'],
    ['s0ra', 'sora'],
    ['so-ra', 'sora'],
    ['paul', 'pau1'],
    ['iris', 'lrls'],
    ['modern', 'modem'],
    ['vvilla', 'willa'],
    ['josé', 'jose'],
    ['ırmak', 'irmak'],
    ['İrem', 'irem'],
    ['сора', 'copa'],
  ])('%j and %j are taken for each other', (one, other) => {
    expect(handleKey(one)).toBe(handleKey(other))
  })

  it.each([['sora', 'sara'], ['민수', '민우'], ['kim', 'kin']])('%j and %j are two', (one, other) => {
    expect(handleKey(one)).not.toBe(handleKey(other))
  })

  it('is the same however often it is brought into its normal form', () => {
    fc.assert(fc.property(anyName, (text) => {
      expect(normaliseHandle(normaliseHandle(text))).toBe(normaliseHandle(text))
    }))
  })

  it('that is accepted is visible, of one line, within bounds and safe in an address', () => {
    const sign = fc.oneof(fc.constantFrom(...'abcsora017-가나소라анナ花'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
    fc.assert(fc.property(fc.string({ unit: sign, minLength: 3, maxLength: 6 }), (text) => {
      const handle = normaliseHandle(text)
      if (whyNotHandle(handle) !== null) return
      expect(handle).not.toMatch(/[\p{C}\p{Z}/?#@<>"'\\%]/u)
      expect([...handle].length).toBeLessThanOrEqual(LONGEST_HANDLE)
    }), { numRuns: 5000 })
  })
})

describe('handles suggested for a name', () => {
  it.each([
    ['Meredith Okafor', 'meredith-okafor'],
    ['김도현', '김도현'],
    ['김 도현', '김-도현'],
    ['Zeynep Gül', 'zeynep-gül'],
    ['İsmail Öz', 'ismail-öz'],
    ['민수', '민수-1'],
    ['Bo', 'bo-1'],
    ['Sora 소라', 'sora'],
    ['🎈🎈', 'reader'],
    ['', 'reader'],
    ['Admin', 'admin-2'],
  ])('begin for %j with %j', (name, idea) => {
    expect(first(name)).toBe(idea)
  })

  it('are all allowed, whatever the name', () => {
    fc.assert(fc.property(anyName, (name) => {
      const ideas = handleIdeas(name)
      for (let count = 0; count < 12; count += 1) expect(whyNotHandle(ideas.next().value as string)).toBeNull()
    }), { numRuns: 1000 })
  })
})

describe('a name', () => {
  it('is one visible line', () => {
    expect(cleanName(' Kim\u202e\n\tSora\u200b\u0000 ')).toBe('Kim Sora')
    expect(cleanName('\u3164\u200b')).toBe('')
    expect(cleanName(null)).toBe('')
    expect([...cleanName('🎈'.repeat(90))]).toHaveLength(60)
  })
})
