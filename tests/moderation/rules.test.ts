import { describe, expect, it } from 'vitest'
import reasons from '@/content/reasons.json'
import { whyNotReason } from '@/lib/ledger/rules'
import { flagInput } from '@/lib/flags/input'
import { FLAG_WEIGHT, flagWeight, RECORD_LEAST, sealedSo, weightiestScope, whyNotFlag } from '@/lib/flags/rules'
import { decisionInput, undoInput } from '@/lib/moderation/input'
import { ACTS, placeOfWords, whyNotAct, whyNotUndo, type Judged } from '@/lib/moderation/rules'
import { env } from '@/lib/env'
import { parseScope, type Scope } from '@/lib/spoilers/scope'
import { NOTHING_DECIDED, reading, GUEST, type Member, type Standing, type Viewer } from '@/lib/viewer/viewer'

const member = (standing: Standing, moderatedCategories: number[] = []): Member => ({ ...NOTHING_DECIDED, moderatedCategories, kind: 'member', personId: 7, handle: 'sora', name: 'Sora', standing, locale: 'en', ...reading({}) })
const STANDINGS: readonly Standing[] = ['newcomer', 'member', 'regular', 'moderator', 'admin']
const scope = (text: string): Scope => parseScope(text)!

describe('who may report a post', () => {
  const post = { authorId: 1, state: 'visible' } as const
  it.each<[string, Viewer, Parameters<typeof whyNotFlag>[1], boolean, string | null]>([
    ['a guest signs in first', GUEST, post, false, 'signed-out'],
    ['a newcomer may', member('newcomer'), post, false, null],
    ['a member may', member('member'), post, false, null],
    ['a moderator may', member('moderator'), post, false, null],
    ['nobody twice', member('member'), post, true, 'flagged-already'],
    ['nobody their own', member('member'), { ...post, authorId: 7 }, false, 'flag-own'],
    ['nobody a deleted one', member('member'), { ...post, state: 'deleted' }, false, 'post-missing'],
    ['one whose author is gone may be', member('member'), { ...post, authorId: null }, false, null],
  ])('%s', (_, viewer, of, already, expected) => expect(whyNotFlag(viewer, of, already)).toBe(expected))
})

describe('what a flag weighs', () => {
  const SEALING_WEIGHT = env().FLAG_SEAL_WEIGHT

  it.each<[string, Standing, number, number, number]>([
    ['who was never wrong counts', 'member', 10, 0, 1],
    ['who was mostly right counts', 'regular', 10, 4, 1],
    ['who was as often wrong as right does not', 'member', 10, 5, 0],
    ['nobody is judged by a few', 'member', RECORD_LEAST - 1, RECORD_LEAST - 1, 1],
    ['a newcomer does not count, however right', 'newcomer', 10, 0, 0],
    ['whoever was appointed is trusted', 'moderator', 10, 10, 3],
  ])('%s', (_, standing, decided, dismissed, expected) => expect(flagWeight(standing, { decided, dismissed }, env().FLAG_FALSE_PERCENT)).toBe(expected))

  it('newcomers alone never seal, three members do, and one moderator does', () => {
    expect(FLAG_WEIGHT.newcomer * 1000).toBeLessThan(SEALING_WEIGHT)
    expect(FLAG_WEIGHT.member * 2 + FLAG_WEIGHT.newcomer * 9).toBeLessThan(SEALING_WEIGHT)
    expect(FLAG_WEIGHT.member * 2 + FLAG_WEIGHT.regular).toBe(SEALING_WEIGHT)
    expect(FLAG_WEIGHT.moderator).toBeGreaterThanOrEqual(SEALING_WEIGHT)
  })

  it.each<[string, [string, number][], string | null]>([
    ['the scope with the most weight wins', [['any', 1], ['tr-2019', 1], ['tr-2019', 1]], 'tr-2019'],
    ['weight counts, not heads', [['any', 0], ['any', 0], ['tr-2019', 1]], 'tr-2019'],
    ['of equals, a whole version is stricter than any', [['any', 1], ['tr-2019', 1]], 'tr-2019'],
    ['of equals, a whole version is stricter than a part of it', [['kr-2013@95', 1], ['kr-2013', 1]], 'kr-2013'],
    ['of equals, the later minute is stricter', [['kr-2013@20', 1], ['kr-2013@95', 1]], 'kr-2013@95'],
    ['without flags there is none', [], null],
  ])('%s', (_, flags, expected) => {
    const found = weightiestScope(flags.map(([text, weight]) => ({ scope: scope(text), weight })))
    expect(found && `${found.version}${found.until === null ? '' : `@${found.until}`}`).toBe(expected)
  })

  it('a report of what the whole post is sealed for already asks nothing new', () => {
    expect(sealedSo([scope('kr-2013')], scope('kr-2013@20'))).toBe(true)
    expect(sealedSo([scope('kr-2013@20')], scope('kr-2013'))).toBe(false)
    expect(sealedSo([], scope('any'))).toBe(false)
  })
})

describe('what a moderator may decide', () => {
  const states: Record<string, Judged> = {
    open: { categoryId: 3, state: 'visible', sealed: null, parts: 0, open: false },
    'open, reported': { categoryId: 3, state: 'visible', sealed: null, parts: 0, open: true },
    sealed: { categoryId: 3, state: 'visible', sealed: 'any', parts: 0, open: false },
    'sealed, reported': { categoryId: 3, state: 'visible', sealed: 'any', parts: 0, open: true },
    'sealed in part, reported': { categoryId: 3, state: 'visible', sealed: null, parts: 1, open: true },
    'deleted, reported': { categoryId: 3, state: 'deleted', sealed: 'any', parts: 0, open: true },
  }
  it.each<[string, Partial<Record<(typeof ACTS)[number], string>>]>([
    ['open', { confirm: 'nothing-to-decide', rescope: 'not-sealed', unseal: 'not-sealed', dismiss: 'nothing-to-decide' }],
    ['open, reported', { confirm: 'not-sealed', rescope: 'not-sealed', unseal: 'not-sealed' }],
    ['sealed', { confirm: 'nothing-to-decide', seal: 'sealed-already', dismiss: 'nothing-to-decide' }],
    ['sealed, reported', { seal: 'sealed-already' }],
    ['sealed in part, reported', { rescope: 'not-sealed', unseal: 'not-sealed' }],
    ['deleted, reported', { confirm: 'post-missing', rescope: 'post-missing', seal: 'post-missing', 'seal-part': 'post-missing', unseal: 'post-missing' }],
  ])('about a post that is %s', (name, refused) => {
    for (const act of ACTS) expect([act, whyNotAct(member('moderator'), act, states[name]!)]).toEqual([act, refused[act] ?? null])
  })

  it('is nothing for anybody who does not moderate, whatever the state', () => {
    for (const state of Object.values(states)) {
      for (const act of ACTS) {
        expect(whyNotAct(GUEST, act, state)).toBe('signed-out')
        for (const standing of STANDINGS.slice(0, 3)) expect(whyNotAct(member(standing), act, state)).toBe('not-moderator')
        expect(whyNotAct(member('admin'), act, state)).toBe(whyNotAct(member('moderator'), act, state))
        expect(whyNotAct(member('member', [3]), act, state)).toBe(whyNotAct(member('moderator'), act, state))
        expect(whyNotAct(member('regular', [2, 4]), act, state)).toBe('not-your-category')
      }
    }
  })
})

describe('what may be undone', () => {
  const action = { categoryId: 3, kind: 'seal', undone: false, followed: false, rewritten: false } as const
  it.each([
    ['a decision that stands', action, null],
    ['not an undoing', { ...action, kind: 'undo' as const }, 'nothing-to-undo'],
    ['nothing twice', { ...action, undone: true }, 'undone-already'],
    ['not before what came later', { ...action, followed: true }, 'changed-since'],
    ['not a text that was edited since', { ...action, kind: 'seal-part' as const, rewritten: true }, 'changed-since'],
  ])('%s', (_, of, expected) => expect(whyNotUndo(member('moderator'), of)).toBe(expected))

  it('not by members or guests', () => {
    expect(whyNotUndo(member('regular'), action)).toBe('not-moderator')
    expect(whyNotUndo(GUEST, action)).toBe('signed-out')
    expect(whyNotUndo(member('regular', [2]), action)).toBe('not-your-category')
    expect(whyNotUndo(member('regular', [3]), action)).toBe(null)
  })
})

describe('a reason', () => {
  const source = 'In the last act **the balloon** carries them over the wall, and then nobody speaks.'
  it.each([
    ['in one’s own words is published', 'It tells how the film ends', null, null],
    ['that repeats a run of the post is not', 'Says the balloon carries them over the wall', null, 'reason-quotes'],
    ['that repeats it with other signs and case is not', 'THE BALLOON, carries them… over', null, 'reason-quotes'],
    ['that repeats the selected words is not', 'Because of the balloon!', 'the *balloon*', 'reason-quotes'],
    ['may share a word with the post', 'It tells what nobody should know', 'balloon', null],
  ])('%s', (_, reason, selected, expected) => expect(whyNotReason(reason, source, selected)?.reason ?? null).toBe(expected))

  it.each(['undo', 'seal'] as const)('canned for %s has words in every language', (group) => {
    for (const one of reasons[group]) expect([one.en.length > 0, one.ko.length > 0]).toEqual([true, true])
  })

  it('is a canned one that fits the act, or three characters and at most five hundred', () => {
    const fits = (input: object) => decisionInput.safeParse({ act: 'confirm', ...input }).success
    expect(fits({ canned: 'gives-ending-away' })).toBe(true)
    expect(fits({ canned: 'wrong-version' })).toBe(false)
    expect(fits({ canned: 'no-such-reason' })).toBe(false)
    expect(fits({ reason: 'no' })).toBe(false)
    expect(fits({ reason: '\u200b\u200b\u200b\u200b' })).toBe(false)
    expect(fits({ reason: 'x'.repeat(500) })).toBe(true)
    expect(fits({ reason: 'x'.repeat(501) })).toBe(false)
    expect(undoInput.safeParse({ canned: 'slip' }).success).toBe(true)
  })
})

describe('what is sent', () => {
  it('a spoiler flag names a scope; another reason drops it', () => {
    expect(flagInput.safeParse({ reason: 'spoiler' }).error?.issues[0]?.message).toBe('scope-missing')
    expect(flagInput.parse({ reason: 'spam', scope: 'any', note: ' \u200b ' })).toEqual({ reason: 'spam', scope: null, note: null })
    expect(flagInput.safeParse({ reason: 'because' }).error?.issues[0]?.message).toBe('reason-unknown')
  })

  it.each([
    ['an act', {}, 'act-missing'],
    ['a scope for a seal', { act: 'seal', scope: '', canned: 'gives-ending-away' }, 'scope-missing'],
    ['a scope that can be read', { act: 'seal', scope: 'kr-2013@9999', canned: 'gives-ending-away' }, 'scope-unreadable'],
  ])('a decision needs %s', (_, raw, expected) => expect(decisionInput.safeParse(raw).error?.issues[0]?.message).toBe(expected))
})

describe('where words are', () => {
  it.each([
    ['at the offsets', { start: 4, end: 7, words: '' }, { start: 4, end: 7 }],
    ['where they occur once', { start: null, end: null, words: 'three' }, { start: 8, end: 13 }],
    ['not where nothing is selected', { start: 4, end: 4, words: '' }, 'words-missing'],
    ['not in white space', { start: 3, end: 4, words: '' }, 'words-missing'],
    ['not beyond the end', { start: 4, end: 99, words: '' }, 'words-missing'],
    ['not without any', { start: null, end: null, words: '' }, 'words-missing'],
    ['not where they do not occur', { start: null, end: null, words: 'four' }, 'words-not-found'],
    ['not where they occur twice', { start: null, end: null, words: 'one' }, 'words-twice'],
  ])('%s', (_, asked, expected) => {
    const place = placeOfWords('one two three one', asked)
    expect(place.ok ? place.value : place.refusals[0].reason).toEqual(expected)
  })
})
