import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdictOn, type Saved } from '@/components/compose/reconcile'
import type { Kept } from '@/components/forms/kept'

const saved = (body: string, revision = 2): Saved => ({ title: '', body, fields: {}, revision })
const kept = (body: string, base: number | null, dirty: boolean): Kept => ({ fields: { body }, base, dirty })

test.each([
  ['nothing anywhere', null, null, 'device'],
  ['words on the account alone', null, saved('there'), 'account'],
  ['words on the device alone, never saved', kept('here', null, true), null, 'device'],
  ['words that were saved and are gone elsewhere', kept('here', 1, false), null, 'gone'],
  ['words that were saved, gone elsewhere, and went on here', kept('here', 1, true), null, 'device'],
  ['the same words', kept('both\r\nlines', 1, true), saved('both\nlines'), 'same'],
  ['older words here, all saved', kept('old', 1, false), saved('new'), 'account'],
  ['newer words here, from the last save', kept('new', 2, true), saved('old'), 'device'],
  ['words here that the account lacks, and the other way round', kept('here', 1, true), saved('there'), 'conflict'],
  ['words here that were never saved, and others there', kept('here', null, true), saved('there'), 'conflict'],
  ['words here that went on from a save that nobody confirmed', { ...kept('here', null, true), sent: { body: 'there' } }, saved('there'), 'device'],
  ['words here that went on from a save that did not arrive', { ...kept('here', 1, true), sent: { body: 'then' } }, saved('there'), 'conflict'],
  ['an emptied form that was never saved', kept(' ', null, true), saved('there'), 'account'],
] as const)('%s', (_, device, account, verdict) => {
  expect(verdictOn(device, account)).toBe(verdict)
})

test('words are only ever replaced without asking where the account has had them', () => {
  const word = fc.constantFrom('', 'one', 'two', 'three')
  const device = fc.option(fc.record({ fields: fc.record({ body: word }), base: fc.option(fc.integer({ min: 1, max: 4 })), sent: fc.option(fc.record({ body: word }), { nil: undefined }), dirty: fc.boolean() }))
  const account = fc.option(fc.record({ title: fc.constant(''), body: word, fields: fc.constant({}), revision: fc.integer({ min: 1, max: 4 }) }))
  fc.assert(fc.property(device, account, (here, there) => {
    const verdict = verdictOn(here, there)
    const unsaved = here !== null && here.dirty && here.fields.body !== ''
    if (unsaved && there?.body !== here.fields.body) expect(['device', 'conflict']).toContain(verdict)
    // And the account's are only overwritten by who has seen them, or has written them.
    if (verdict === 'device' && here && there && here.sent?.body !== there.body) expect(here.base).toBe(there.revision)
  }))
})
