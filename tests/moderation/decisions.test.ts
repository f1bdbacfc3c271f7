import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { flagPost } from '@/lib/flags/write'
import { decide, undoAction } from '@/lib/moderation/write'
import { editPost } from '@/lib/posts/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aPost, given, itemOf, somebody, stateOf, why } from './scene'

const seal = (scope = 'kr-2013') => ({ act: 'seal', scope, canned: 'gives-ending-away' }) as const
const words = (text: string, scope = 'kr-2013', revision = 1) => ({ act: 'seal-part', scope, revision, words: text, canned: 'gives-turn-away' }) as const
const slip = { canned: 'slip' }
const isOpen = async (postId: number) => (await db().queueItem.count({ where: { postId, decidedAt: null } })) > 0

/** What of a post anybody may read, as plain text. */
async function openText(postId: number): Promise<string> {
  return (await stateOf(postId)).segments.filter(({ scopes }) => scopes.length === 0).map(({ text }) => text).join('\n')
}

describe('a decision', () => {
  it('is refused to guests and members, and nothing is logged', async () => {
    const post = await aPost()
    expect(why(await decide(GUEST, post.id, seal()))).toBe('signed-out')
    for (const standing of ['newcomer', 'member', 'regular'] as const) expect(why(await decide(await somebody(standing), post.id, seal()))).toBe('not-moderator')
    expect(why(await decide(post.author, post.id, seal()))).toBe('not-moderator')
    expect(await db().action.count({ where: { postId: post.id } })).toBe(0)
  })

  it('to seal, rescope and unseal changes every segment and says what was before', async () => {
    const [post, moderator] = [await aPost('One ||two|| three'), await somebody('moderator')]
    given(await decide(moderator, post.id, seal('tr-2019')))
    expect((await stateOf(post.id)).segments.map(({ scopes }) => scopes)).toEqual([['tr-2019'], ['any', 'tr-2019']])
    expect(why(await decide(moderator, post.id, { act: 'rescope', scope: 'tr-2019', canned: 'minute-later' }))).toBe('scope-same')
    given(await decide(moderator, post.id, { act: 'rescope', scope: 'tr-2019@40', canned: 'minute-earlier' }))
    expect((await stateOf(post.id)).segments[0]!.scopes).toEqual(['tr-2019@40'])
    given(await decide(moderator, post.id, { act: 'unseal', reason: 'It is only about the music' }))
    expect((await stateOf(post.id)).segments.map(({ scopes }) => scopes)).toEqual([[], ['any']])
    expect(await db().action.findMany({ where: { postId: post.id }, orderBy: { id: 'asc' } })).toMatchObject([
      { kind: 'seal', scope: 'tr-2019', priorScope: null, personId: post.author.personId, actorId: moderator.personId, canned: 'gives-ending-away' },
      { kind: 'rescope', scope: 'tr-2019@40', priorScope: 'tr-2019' },
      { kind: 'unseal', scope: null, priorScope: 'tr-2019@40', canned: null, reason: 'It is only about the music' },
    ])
  })

  it('ends the queue item and answers the reports', async () => {
    const [post, moderator] = [await aPost(), await somebody('moderator')]
    for (let turn = 0; turn < 3; turn += 1) given(await flagPost(await somebody(), post.id, { reason: 'spoiler', scope: 'any' }))
    const { actionId } = given(await decide(moderator, post.id, { act: 'confirm', canned: 'hint-adds-up' }))
    expect(await db().queueItem.findMany({ where: { postId: post.id } })).toMatchObject([{ actionId }])
    expect(await isOpen(post.id)).toBe(false)
    expect(await db().flag.findMany({ where: { postId: post.id } })).toMatchObject(Array(3).fill({ outcome: 'upheld', actionId }))
    expect((await stateOf(post.id)).sealed).toBe('any')
  })

  it('to dismiss opens what reports had sealed, a moderator’s own report included, and leaves what a moderator decided', async () => {
    const moderator = await somebody('moderator')
    const [byMembers, byModerator, confirmed] = [await aPost(), await aPost(), await aPost()]
    for (const post of [byMembers, confirmed]) for (let turn = 0; turn < 3; turn += 1) given(await flagPost(await somebody(), post.id, { reason: 'spoiler', scope: 'any' }))
    given(await flagPost(await somebody('moderator'), byModerator.id, { reason: 'spoiler', scope: 'any' }))
    given(await decide(moderator, confirmed.id, { act: 'confirm', canned: 'gives-ending-away' }))
    given(await flagPost(await somebody(), confirmed.id, { reason: 'abuse' }))
    for (const post of [byMembers, byModerator, confirmed]) given(await decide(moderator, post.id, { act: 'dismiss', canned: 'no-breach' }))
    expect((await stateOf(byMembers.id)).sealed).toBeNull()
    expect((await stateOf(byModerator.id)).sealed).toBeNull()
    expect((await stateOf(confirmed.id)).sealed).toBe('any')
  })

  it('of two moderators at once is made by one; the other is told what was decided', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [post, one, other] = [await aPost(), await somebody('moderator'), await somebody('admin')]
      given(await flagPost(await somebody(), post.id, { reason: 'spoiler', scope: 'any' }))
      const { last } = await itemOf(one, post.id)
      const outcomes = await Promise.all([decide(one, post.id, { ...seal(), last }), decide(other, post.id, { act: 'dismiss', canned: 'no-breach', last })])
      const [lost] = outcomes.filter(({ ok }) => !ok)
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(lost).toMatchObject({ refusals: [{ reason: 'decided-already', values: { kind: outcomes[0]!.ok ? 'seal' : 'dismiss' } }] })
      expect(await db().action.count({ where: { postId: post.id } })).toBe(1)
    }
  })

  it('whose reason repeats the post is refused, as everybody reads it', async () => {
    const [post, moderator] = [await aPost('At the very end he is let go and nobody says a word'), await somebody('moderator')]
    expect(why(await decide(moderator, post.id, { act: 'seal', scope: 'any', reason: 'Because he is let go and nobody protests' }))).toBe('reason-quotes')
    expect(why(await decide(moderator, post.id, { ...words('let go'), reason: 'It says “let go”' }))).toBe('reason-quotes')
  })
})

describe('sealing a part', () => {
  it('seals the words, opens the rest that flags had sealed, and stands in the post’s history', async () => {
    const [post, moderator] = [await aPost('We laughed, and then the lantern went out, and we cried'), await somebody('moderator')]
    for (let turn = 0; turn < 3; turn += 1) given(await flagPost(await somebody(), post.id, { reason: 'spoiler', scope: 'any' }))
    expect(await openText(post.id)).toBe('')
    given(await decide(moderator, post.id, { ...words('the lantern went out', 'kr-2013@95'), reason: 'Too early for it' }))
    const open = await openText(post.id)
    expect(open).toContain('We laughed')
    expect(open).not.toMatch(/lantern|went|out,/)
    expect((await stateOf(post.id)).segments.map(({ scopes }) => scopes)).toEqual([[], ['kr-2013@95']])
    const revision = await db().revision.findUniqueOrThrow({ where: { postId_number: { postId: post.id, number: 2 } }, select: { editorId: true, reason: true, authorId: true } })
    expect({ ...revision, reason: revision.reason?.for({ seen: {}, personId: null, moderating: true }) }).toMatchObject({ editorId: moderator.personId, authorId: post.author.personId, reason: { text: 'It tells a turn of the story that is better met unprepared. Too early for it' } })
    expect(await db().action.findFirst({ where: { postId: post.id, kind: 'seal_part' } })).toMatchObject({ revision: 2, priorRevision: 1, scope: 'kr-2013@95', priorScope: 'any' })
  })

  it('takes a selection by its offsets, and refuses one made in an older text', async () => {
    const [post, moderator] = [await aPost('one two one'), await somebody('moderator')]
    const selection = { act: 'seal-part', scope: 'any', revision: 1, start: 8, end: 11, canned: 'gives-turn-away' } as const
    expect(why(await decide(moderator, post.id, words('one')))).toBe('words-twice')
    given(await editPost(post.author, post.id, { body: 'zero one two one', revision: 1 }))
    expect(why(await decide(moderator, post.id, selection))).toBe('edit-conflict')
    given(await decide(moderator, post.id, { ...selection, revision: 2, start: 13, end: 16 }))
    expect((await stateOf(post.id)).source).toMatch(/^zero one two \|\|one\|\|/)
  })

  const piece = fc.constantFrom('lantern', 'yellow', '눈물이', 'gelir', '**bold words**', '*soft*', '`code`', '[a link](https://example.org/x)', '||hidden||', '\n\n', '\n- item ', '\n> quoted ', '\n\n## Head\n\n', 'and', 'then', '😭', 'e\u0301t\u00e9')
  it('never leaves the selected words where anybody may read them, and its undoing restores everything', async () => {
    const [author, moderator] = [await somebody(), await somebody('moderator')]
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 10 }), fc.nat(), fc.nat(), async (pieces, left, right) => {
        const marked = pieces.flatMap((text, index) => [text, `w${index}x`])
        const post = await aPost(`w0 ${marked.join(' ')}`, author)
        const before = await stateOf(post.id)
        const source = before.source!
        const [start, end] = [left % source.length, right % source.length].sort((a, b) => a - b) as [number, number]
        const chosen = source.slice(start, end)
        fc.pre(chosen.trim() !== '')
        const { actionId } = given(await decide(moderator, post.id, { act: 'seal-part', scope: 'tr-2019', revision: 1, start, end, canned: 'gives-turn-away' }))
        const open = ` ${(await openText(post.id)).replace(/\s+/g, ' ')} `
        for (const [unique] of chosen.matchAll(/\bw\d+x\b/g)) expect(open).not.toContain(unique)
        given(await undoAction(moderator, actionId, slip))
        expect(await stateOf(post.id)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })
})

describe('undoing', () => {
  const acts = ['seal kr-2013', 'seal tr-2019', 'rescope tr-2019@60', 'rescope any', 'unseal', 'part', 'flag', 'flag by moderator', 'dismiss', 'confirm', 'undo'] as const

  it('whatever was decided, backwards, restores each state exactly', async () => {
    const moderator = await somebody('moderator')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 7 }), async (sequence) => {
        const post = await aPost('First ||second|| third, and *a fourth word* here')
        const trail: { id: number; before: Awaited<ReturnType<typeof whole>> }[] = []
        const whole = async () => ({
          post: await stateOf(post.id),
          open: await isOpen(post.id),
          flags: await db().flag.findMany({ where: { postId: post.id }, select: { id: true, outcome: true, actionId: true }, orderBy: { id: 'asc' } }),
        })
        const newest = async () => (await db().action.findFirst({ where: { postId: post.id }, orderBy: { id: 'desc' } }))?.id ?? 0
        for (const act of sequence) {
          const [before, last] = [await whole(), await newest()]
          if (act === 'undo') {
            const step = trail.pop()
            if (!step) continue
            given(await undoAction(moderator, step.id, slip))
            expect(await whole()).toEqual(step.before)
            continue
          }
          const [kind, scope = 'any'] = act.split(' ')
          if (kind === 'flag') await flagPost(await somebody(act === 'flag' ? 'member' : 'moderator'), post.id, { reason: 'spoiler', scope: 'any' })
          else if (kind === 'part') {
            const { revision } = await db().post.findUniqueOrThrow({ where: { id: post.id }, select: { revision: true } })
            await decide(moderator, post.id, words('third', 'in-2017', revision))
          } else if (kind === 'seal' || kind === 'rescope') await decide(moderator, post.id, { act: kind, scope, canned: kind === 'seal' ? 'gives-ending-away' : 'wrong-version' })
          else await decide(moderator, post.id, { act: kind as 'unseal', canned: 'premise-only', reason: 'By what the table of acts says' })
          const id = await newest()
          // A report is not undone with the seal that it caused, so from there the way back begins anew.
          if (kind === 'flag') trail.length = 0
          else if (id !== last) trail.push({ id, before })
        }
        for (const step of trail.reverse()) {
          given(await undoAction(moderator, step.id, slip))
          expect(await whole()).toEqual(step.before)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is refused twice, of an undoing, out of order, and to members', async () => {
    const [post, moderator] = [await aPost(), await somebody('moderator')]
    const first = given(await decide(moderator, post.id, seal()))
    const second = given(await decide(moderator, post.id, { act: 'rescope', scope: 'any', canned: 'shared-by-all' }))
    expect(why(await undoAction(await somebody('regular'), second.actionId, slip))).toBe('not-moderator')
    expect(why(await undoAction(GUEST, second.actionId, slip))).toBe('signed-out')
    expect(why(await undoAction(moderator, second.actionId, {}))).toBe('reason-short')
    expect(why(await undoAction(moderator, 999_999, slip))).toBe('nothing-to-undo')
    expect(why(await undoAction(moderator, first.actionId, slip))).toBe('changed-since')
    const undo = given(await undoAction(moderator, second.actionId, slip))
    expect(why(await undoAction(moderator, second.actionId, slip))).toBe('undone-already')
    expect(why(await undoAction(moderator, undo.actionId, slip))).toBe('nothing-to-undo')
    given(await undoAction(moderator, first.actionId, slip))
    expect((await stateOf(post.id)).sealed).toBeNull()
  })

  it('at the same instant by two takes effect once', async () => {
    const [post, one, other] = [await aPost(), await somebody('moderator'), await somebody('moderator')]
    const { actionId } = given(await decide(one, post.id, seal()))
    const outcomes = await Promise.all([undoAction(one, actionId, slip), undoAction(other, actionId, slip)])
    expect(outcomes.map(why).sort()).toEqual(['undone-already', null].sort())
  })

  it('of a sealed part is refused after its author has edited the text; a seal of the whole post is still undone', async () => {
    const [post, moderator] = [await aPost('One two three'), await somebody('moderator')]
    const part = given(await decide(moderator, post.id, words('two')))
    given(await editPost(post.author, post.id, { body: 'Something else', revision: 2 }))
    expect(why(await undoAction(moderator, part.actionId, slip))).toBe('changed-since')
    const whole = given(await decide(moderator, post.id, seal()))
    given(await editPost(post.author, post.id, { body: 'Something else again', revision: 3 }))
    given(await undoAction(moderator, whole.actionId, slip))
    expect(await stateOf(post.id)).toMatchObject({ sealed: null, source: 'Something else again' })
  })
})

describe('an edit by the author', () => {
  it('puts the post before the moderators again while a seal of theirs stands, and not otherwise', async () => {
    const [open, part, whole, undone, moderator] = [await aPost('One two'), await aPost('One two'), await aPost('One two'), await aPost('One two'), await somebody('moderator')]
    given(await decide(moderator, part.id, words('two')))
    given(await decide(moderator, whole.id, seal()))
    given(await undoAction(moderator, given(await decide(moderator, undone.id, words('two'))).actionId, slip))
    for (const { id, author } of [open, part, whole, undone]) {
      const { revision } = await db().post.findUniqueOrThrow({ where: { id }, select: { revision: true } })
      given(await editPost(author, id, { body: 'One two, and more', revision }))
    }
    expect(await Promise.all([open, part, whole, undone].map(({ id }) => isOpen(id)))).toEqual([false, true, true, false])
    given(await decide(moderator, part.id, { act: 'confirm', canned: 'gives-turn-away' }))
    expect(await isOpen(part.id)).toBe(false)
  })

  it('is asked for by the author’s edits, not by a moderator’s', async () => {
    const [post, moderator] = [await aPost('One two'), await somebody('moderator')]
    given(await decide(moderator, post.id, seal()))
    given(await editPost(moderator, post.id, { body: 'One two, tidied', revision: 1, canned: 'form-mended' }))
    expect(await isOpen(post.id)).toBe(false)
  })
})
