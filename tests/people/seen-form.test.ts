import { describe, expect, it } from 'vitest'
import { opensIn, seenIn, seenWith } from '@/lib/people/input'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('what a form says has been seen', () => {
  const known = { 'kr-2013': 'whole', 'tr-2019': 40 } as const

  it.each([
    [{ 'seen.tr-2019': 'whole' }, { 'kr-2013': 'whole', 'tr-2019': 'whole' }],
    [{ 'seen.tr-2019': '' }, { 'kr-2013': 'whole' }],
    [{ 'seen.tr-2019': '95' }, { 'kr-2013': 'whole', 'tr-2019': 95 }],
    [{ 'seen.tr-2019': '1:35' }, { 'kr-2013': 'whole', 'tr-2019': 95 }],
    [{ 'seen.tr-2019': 'part', 'minutes.tr-2019': '60' }, { 'kr-2013': 'whole', 'tr-2019': 60 }],
    [{ 'seen.tr-2019': 'part', 'minutes.tr-2019': '' }, known],
    [{ 'seen.tr-2019': 'a lot' }, known],
    [{ 'seen.kr-1999': 'whole' }, known],
    [{ 'seen.kr-2013': '127' }, known],
    [{}, known],
  ])('%j over what was known', (fields, expected) => {
    expect(seenIn(form(fields as unknown as Record<string, string>), known)).toEqual(expected)
  })

  it.each([['ask', 'ask'], ['everything', 'everything'], ['seen', 'seen'], ['', 'ask'], ['all', 'ask'], [undefined, 'ask']])(
    'opens=%j over "always ask" is %s', (said, expected) => {
      expect(opensIn(form(said === undefined ? {} : { opens: said }), 'ask')).toBe(expected)
    },
  )

  it.each([
    [{ version: 'tr-2019', until: null }, { ...known, 'tr-2019': 'whole' }],
    [{ version: 'tr-2019', until: 30 }, known],
    [{ version: 'tr-2019', until: 50 }, { ...known, 'tr-2019': 50 }],
    [{ version: 'kr-2013', until: 10 }, known],
    [{ version: 'any', until: null }, known],
  ] as const)('"I have seen this" of %j adds and never takes away', (scope, expected) => {
    expect(seenWith(known, scope)).toEqual(expected)
  })
})
