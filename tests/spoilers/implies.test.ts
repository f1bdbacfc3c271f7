import fc from 'fast-check'
import { expect, test } from 'vitest'
import { implies } from '@/lib/spoilers/implies'
import { covers, coversAll } from '@/lib/spoilers/seen'
import { anyScope, anySeen } from './arbitraries'

const someScopes = fc.array(anyScope, { maxLength: 5 })

test('who may read under these scopes may read under what they imply', () => {
  fc.assert(fc.property(someScopes, someScopes, anySeen, (all, others, seen) => {
    for (const scope of others) if (implies(all, scope) && coversAll(seen, all)) expect(covers(seen, scope)).toBe(true)
  }))
})

test('a version to its end implies its minutes and any; minutes imply no more than themselves', () => {
  expect(implies([{ version: 'kr-2013', until: null }], { version: 'kr-2013', until: 60 })).toBe(true)
  expect(implies([{ version: 'kr-2013', until: 127 }], { version: 'any', until: null })).toBe(true)
  expect(implies([{ version: 'kr-2013', until: 60 }], { version: 'kr-2013', until: null })).toBe(false)
  expect(implies([{ version: 'kr-2013', until: 60 }], { version: 'any', until: null })).toBe(false)
  expect(implies([{ version: 'any', until: null }], { version: 'kr-2013', until: 1 })).toBe(false)
  expect(implies([], { version: 'any', until: null })).toBe(false)
})
