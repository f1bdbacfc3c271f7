import { describe, expect, test } from 'vitest'
import { readPreview } from '@/lib/drafts/read'
import { readPost, readQuote, readSource } from '@/lib/posts/read'
import { editPost } from '@/lib/posts/write'
import type { Scope } from '@/lib/spoilers/scope'
import { GUEST, type Member, type Viewer } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, segmentsOf } from '@/tests/factories'

const SECRET = 'he walks out of the gate alive'

async function sourceOf(author: Member, threadId: number, number: number): Promise<string> {
  const source = await readSource(author, threadId, number)
  if (source?.source.kind !== 'cleared') throw new Error('an author was refused their own text')
  return source.source.text
}

describe('who quotes a post gets what they may read, in marks with every scope that lies on it', () => {
  test('a guest gets the open words, and the rest is left out', async () => {
    const thread = await aThread({ body: `So ||${SECRET}||{version=tr-2019} then.` })
    expect(await readQuote(GUEST, await firstPost(thread.id))).toBe(`> [#1 · ${thread.author.name.replace('-', ' ')}](/t/${thread.id}/p/1)\n>\n> So […] then.\n\n`)
  })

  test('a member who has seen it gets it in marks, with the thread’s scope and the post’s', async () => {
    const viewer = await aMember({ seen: { 'tr-2019': 'whole', 'kr-2013': 'whole' } })
    const thread = await aThread({ spoiler: 'kr-2013@30' })
    const post = await aReply({ in: thread, body: `So ||${SECRET}||{version=tr-2019} then.`, spoiler: 'kr-2013@60' })
    const quote = await readQuote(viewer, post.id)
    expect(quote).toContain('> :::spoiler{version=kr-2013 until=60}')
    expect(quote).toContain(`>!${SECRET}!<{version=tr-2019}`)
  })

  test('what they opened on the page they ask for by its index, and it stays in marks', async () => {
    const thread = await aThread({ body: `So ||${SECRET}||{version=tr-2019} and >!another word!<{version=mx-2025}.` })
    const quote = await readQuote(GUEST, await firstPost(thread.id), [1])
    expect(quote).toContain(`So >!${SECRET}!<{version=tr-2019} and […].`)
  })

  test('what is gone is not quoted', async () => {
    expect(await readQuote(GUEST, 999_999)).toBeNull()
  })
})

async function firstPost(threadId: number): Promise<number> {
  return (await readPost(GUEST, threadId, 1))!.id
}

const turkish = (scopes: readonly Scope[]) => scopes.some(({ version }) => version === 'tr-2019')

/** The words of a post that can be read without having seen the Turkish film. */
async function openIn(postId: number): Promise<string> {
  return (await segmentsOf(postId)).filter(({ scopes }) => !turkish(scopes)).map(({ text }) => text).join(' ')
}

describe('a quote that is typed seals what is sealed where it comes from', () => {
  test('in an answer, and the writer finds the marks in their source', async () => {
    const [thread, author] = [await aThread({ body: `Open. ||${SECRET}||{version=tr-2019}` }), await aMember()]
    const post = await aReply({ in: thread, by: author, replyTo: 1, body: `> ${SECRET}\n\nReally?` })
    expect(await sourceOf(author, thread.id, post.number)).toBe(`> >!${SECRET}!<{version=tr-2019}\n\nReally?`)
    expect(await openIn(post.id)).not.toContain('gate')
  })

  test('of a post of another thread that it links to', async () => {
    const [there, here] = [await aThread({ body: `||${SECRET}||{version=tr-2019}` }), await aThread()]
    const post = await aReply({ in: here, body: `> [Somebody](/t/${there.id}/p/1): ${SECRET}` })
    expect(await openIn(post.id)).not.toContain('gate')
  })

  test('when its author edits it, but not against a moderator', async () => {
    const [thread, author, moderator] = [await aThread({ body: `||${SECRET}||{version=tr-2019}` }), await aMember(), await aMember({ standing: 'moderator' })]
    const post = await aReply({ in: thread, by: author, replyTo: 1, body: 'Hm.' })
    given(await editPost(author, post.id, { body: `> ${SECRET}`, revision: 1 }))
    expect(await openIn(post.id)).not.toContain('gate')
    given(await editPost(moderator, post.id, { body: `> ${SECRET}`, revision: 2, canned: 'form-mended' }))
    expect(await openIn(post.id)).toContain('gate')
  })

  test('the preview shows it and says so', async () => {
    const thread = await aThread({ body: `||${SECRET}||{version=tr-2019}` })
    const preview = (viewer: Viewer, body: string) => readPreview(viewer, { body, spoiler: null, threadId: thread.id, category: '', replyTo: 1 })
    const { segments, warnings } = await preview(await aMember(), `> ${SECRET}`)
    expect(warnings.map(({ code }) => code)).toEqual(['quote-sealed'])
    expect(segments.map(({ scopes }) => turkish(scopes))).toEqual([false, true])
    expect((await preview(GUEST, `I think ${SECRET}`)).warnings).toEqual([])
  })
})
