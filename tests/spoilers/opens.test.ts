import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectiveSeen, OPENS, parseOpens } from '@/lib/spoilers/opens'
import { EVERYTHING } from '@/lib/spoilers/scope'
import { covers, coversAll, formatSeen, parseSeen } from '@/lib/spoilers/seen'
import { guestWho } from '@/lib/viewer/viewer'
import { anyScope, anySeen } from '@/tests/spoilers/arbitraries'

describe('the choice', () => {
  test.each(OPENS)('%s is read as itself', (choice) => expect(parseOpens(choice)).toBe(choice))

  test.each(['', 'Everything', ' everything', 'all', 'everything,ask', '__proto__', 'toString', '0', null, undefined, 1, ['everything'], { opens: 'everything' }])(
    '%j is none', (text) => expect(parseOpens(text)).toBeNull(),
  )

  test('of nobody is to open what they have seen, which at first is nothing', () => {
    expect(guestWho({}).seen).toEqual({})
    expect(guestWho(parseSeen('tr-2019:95')).seen).toEqual({ 'tr-2019': 95 })
  })
})

describe('what the gate is told', () => {
  test('"always ask" opens nothing, whatever has been seen', () => {
    fc.assert(fc.property(anySeen, anyScope, (seen, scope) => {
      expect(covers(guestWho(seen, 'ask').seen, scope)).toBe(false)
    }))
  })

  test('"what I have seen" opens just that', () => {
    fc.assert(fc.property(anySeen, anyScope, (seen, scope) => {
      expect(covers(guestWho(seen, 'seen').seen, scope)).toBe(covers(seen, scope))
    }))
  })

  test('"everything" opens every scope there is, and what a row that cannot be read is sealed under', () => {
    fc.assert(fc.property(anySeen, fc.array(anyScope), (seen, scopes) => {
      expect(coversAll(guestWho(seen, 'everything').seen, [...scopes, ...EVERYTHING])).toBe(true)
    }))
  })

  test('changes nothing about what was said, and is as canonical as that', () => {
    fc.assert(fc.property(anySeen, fc.constantFrom(...OPENS), (seen, opens) => {
      expect(guestWho(seen, opens).declared).toEqual(seen)
      const told = effectiveSeen(seen, opens)
      expect(parseSeen(formatSeen(told))).toEqual(told)
    }))
  })
})
