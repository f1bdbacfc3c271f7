import { expect, test } from 'vitest'
import { decide, undoAction } from '@/lib/moderation/write'
import { readHistory } from '@/lib/posts/read'
import type { RevisionView, Stretch } from '@/lib/posts/view'
import { deletePost, editPost } from '@/lib/posts/write'
import { formatScope } from '@/lib/spoilers/scope'
import { parseSeen } from '@/lib/spoilers/seen'
import { editThread } from '@/lib/threads/write'
import { GUEST, guestWho, type Member, type Viewer } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'

/** A comment that was written and then edited so. */
async function edited(bodies: string[], { by, spoilers = [] }: { by?: Member; spoilers?: (string | null)[] } = {}) {
  const author = by ?? (await aMember())
  const thread = await aThread({ by: author })
  const [first, ...later] = bodies
  const post = await aReply({ in: thread, by: author, body: first, spoiler: spoilers[0] })
  for (const [index, body] of later.entries()) given(await editPost(author, post.id, { body, spoiler: spoilers[index + 1], revision: index + 1 }))
  return { ...post, author, thread }
}

async function revisions(viewer: Viewer, postId: number, open: number | null = null): Promise<readonly RevisionView[]> {
  return (await readHistory(viewer, postId, open))!.revisions
}

const SIGNS = { same: '', added: '+', removed: '-' }
const drawn = (stretches: readonly Stretch[]) =>
  stretches.map((one) => (one.kind === 'withheld' ? `[${one.withheld.scopes.map(formatScope).join('+')} ${one.withheld.words}]` : `${SIGNS[one.change]}${one.text.text.trim()}${SIGNS[one.change]}`)).join(' ')
const shown = async (viewer: Viewer, postId: number, open?: number) => (await revisions(viewer, postId, open)).map(({ stretches }) => drawn(stretches))

test('everybody reads what changed in a post without spoilers, the newest first', async () => {
  const post = await edited(['I cried', 'I cried twice', 'I laughed twice'])
  expect(await shown(GUEST, post.id)).toEqual(['I -cried- +laughed+ twice', 'I cried +twice+', 'I cried'])
  const [newest, , first] = await revisions(GUEST, post.id)
  expect([newest!.number, newest!.by, first!.number]).toEqual([3, 'author', 1])
})

test('what the author sealed later is withheld in the earlier text from those who have not seen it', async () => {
  const post = await edited(['They meet and he dies there', 'They meet and ||he dies||{version=tr-2019} there'])
  expect(await shown(GUEST, post.id)).toEqual(['They meet and [tr-2019 5] there', 'They meet and [tr-2019 5] there'])
  expect(await shown(guestWho(parseSeen('tr-2019:whole')), post.id)).toEqual(['They meet and he dies there', 'They meet and he dies there'])
})

test('nothing is told of what changed within what is withheld: it is one stretch', async () => {
  const post = await edited(['Open ||one two three four||', 'Open ||one 2 three quite 4||'])
  expect(await shown(GUEST, post.id)).toEqual(['Open [any 10]', 'Open [any 5]'])
  expect(await shown(guestWho(parseSeen('kr-2013:whole')), post.id)).toEqual(['Open one -two- +2+ three -four- +quite 4+', 'Open one two three four'])
})

test('who asks to open one revision reads that one, and no other', async () => {
  const post = await edited(['||One||', '||Two||', '||Three||'])
  expect(await shown(GUEST, post.id, 2)).toEqual(['[any 5]', '-One- +Two+', '[any 5]'])
})

test('a scope that each revision had stays on it: what was whole sealed and is open now is not open in the past', async () => {
  const post = await edited(['He dies', 'He dies'], { spoilers: ['kr-2013', null] })
  expect(await shown(GUEST, post.id)).toEqual(['He dies', '[kr-2013 5]'])
  expect((await revisions(GUEST, post.id)).map(({ spoiler }) => spoiler && formatScope(spoiler))).toEqual([null, 'kr-2013'])
})

test('moderation’s seal of the whole post lies on all of its past, and comes off it', async () => {
  const [post, moderator] = [await edited(['He dies', 'He weeps']), await aMember({ standing: 'moderator' })]
  const { actionId } = given(await decide(moderator, post.id, { act: 'seal', scope: 'kr-2013', reason: 'The ending' }))
  expect(await shown(GUEST, post.id)).toEqual(['[kr-2013 5]', '[kr-2013 5]'])
  given(await undoAction(moderator, actionId, { reason: 'A slip' }))
  expect(await shown(GUEST, post.id)).toEqual(['He -dies- +weeps+', 'He dies'])
})

test('what a moderator sealed a part of stays sealed before, also after its author wrote it anew or a moderator took it back', async () => {
  const [post, moderator] = [await edited(['We saw that he dies there']), await aMember({ standing: 'moderator' })]
  const { actionId } = given(await decide(moderator, post.id, { act: 'seal-part', scope: 'kr-2013', revision: 1, words: 'he dies', reason: 'The ending' }))
  given(await editPost(post.author, post.id, { body: 'We saw it all', revision: 2 }))
  expect(await shown(GUEST, post.id)).toEqual(['We saw [kr-2013 5] +it all+', 'We saw that [kr-2013 5] there', 'We saw that [kr-2013 5] there'].map((text, at) => (at === 0 ? expect.any(String) : text)))
  for (const text of await shown(GUEST, post.id)) expect(text).not.toContain('dies')
  expect((await revisions(GUEST, post.id)).map(({ by }) => by)).toEqual(['author', 'moderator', 'author'])
  expect(actionId).toBeGreaterThan(0)
})

test('a scope that the thread got later lies on all of the past', async () => {
  const post = await edited(['He dies', 'He weeps'])
  given(await editThread(post.thread.author, post.threadId, { spoiler: 'tr-2019', revision: 1 }))
  expect(await shown(GUEST, post.id)).toEqual(['[tr-2019 5]', '[tr-2019 5]'])
})

test('why it was edited is withheld wherever anything of the post is, and open where nothing is', async () => {
  const [plain, sealed] = [await edited(['One']), await edited(['He dies'])]
  given(await editPost(plain.author, plain.id, { body: 'Two', reason: 'A better number', revision: 1 }))
  given(await editPost(sealed.author, sealed.id, { body: '||He dies||', reason: 'I said that he dies', revision: 1 }))
  const reasons = async (viewer: Viewer, id: number, open?: number) => (await revisions(viewer, id, open)).map(({ reason }) => (reason?.kind === 'cleared' ? reason.text : reason?.kind ?? null))
  expect(await reasons(GUEST, plain.id)).toEqual(['A better number', null])
  expect(await reasons(GUEST, sealed.id)).toEqual(['withheld', null])
  expect(await reasons(guestWho(parseSeen('kr-2013:whole')), sealed.id)).toEqual(['I said that he dies', null])
  expect(await reasons(GUEST, sealed.id, 2)).toEqual(['I said that he dies', null])
})

test('a deleted post has no history, for its author neither; nor has one that never was', async () => {
  const post = await edited(['One', 'Two'])
  given(await deletePost(post.author, post.id))
  expect(await readHistory(GUEST, post.id, null)).toBeNull()
  expect(await readHistory(post.author, post.id, 1)).toBeNull()
  expect(await readHistory(GUEST, 999_999, null)).toBeNull()
})

test('of many revisions the newest are shown, and that there are older ones; what is sealed now is sealed in all', async () => {
  const bodies = Array.from({ length: 24 }, (_, index) => `Edit ${index} he dies`)
  const post = await edited([...bodies, 'Edit ||he dies||'])
  const history = (await readHistory(GUEST, post.id, null))!
  expect([history.revisions.length, history.revisions.at(-1)!.number, history.older]).toEqual([20, 6, true])
  for (const { stretches } of history.revisions) expect(drawn(stretches)).not.toContain('dies')
})

test('as much as can be read at once is shown of long texts', async () => {
  const long = (word: string) => `${word} `.repeat(6000)
  const post = await edited([long('one'), long('two'), long('three'), ...Array.from({ length: 10 }, (_, index) => long(`w${index}`))])
  const history = (await readHistory(GUEST, post.id, null))!
  expect(history.revisions.length).toBeGreaterThan(1)
  expect(history.revisions.length).toBeLessThan(13)
  expect(history.older).toBe(true)
})
