import fc from 'fast-check'
import { VERSION_KEYS } from '@/lib/film/versions'
import { lastMinuteOf, type Scope } from '@/lib/spoilers/scope'
import { normaliseSeen, type Seen } from '@/lib/spoilers/seen'

export const anyVersion = fc.constantFrom(...VERSION_KEYS)

export const anyScope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ version: 'any', until: null }),
  anyVersion.chain((version) => fc.record({
    version: fc.constant(version),
    until: fc.option(fc.integer({ min: 0, max: lastMinuteOf(version) })),
  })),
)

export const anySeen: fc.Arbitrary<Seen> = fc
  .dictionary(anyVersion, fc.oneof(fc.constant('whole'), fc.integer({ min: 0, max: 500 })))
  .map(normaliseSeen)
