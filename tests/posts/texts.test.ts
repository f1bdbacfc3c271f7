import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { editPost, reply } from '@/lib/posts/write'
import { readSource } from '@/lib/posts/read'
import { aMember, aReply, aThread, given, segmentsOf, why } from '@/tests/factories'
import { ARTICLE } from './article'

/** A comment with this text, posted: its Markdown as its author gets it back, and its segments. */
async function posted(body: string) {
  const [thread, author] = [await aThread(), await aMember()]
  const post = given(await reply(author, thread.id, { body }))
  const source = await readSource(author, thread.id, post.number)
  if (source?.source.kind !== 'cleared') throw new Error('an author was refused their own text')
  return { source: source.source.text, segments: await segmentsOf(post.id) }
}

/** What one reads of a text: its words and numbers in order. */
function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

// Real comments from the web, which are not ours to publish: they lie beside the checkout where there are some.
const file = path.resolve('../shared/data/real-comments.json')
const comments = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { text: string; lang: string }[]) : []

test.skipIf(comments.length === 0)('every real comment is taken, comes back as it was typed, and is read whole', { timeout: 120_000 }, async () => {
  for (const { text } of comments) {
    const { source, segments } = await posted(text)
    expect(source).toBe(text.normalize('NFC').replaceAll('\r\n', '\n'))
    expect(wordsOf(segments.map((segment) => segment.text).join(' '))).toEqual(wordsOf(text))
    expect(segments.map(({ scopes }) => scopes)).toEqual([[]])
  }
})

test('a film article of nine thousand characters with tables, nested lists, four scripts and emoji comes back whole', async () => {
  expect([...ARTICLE].length).toBeGreaterThan(9_000)
  const { source, segments } = await posted(ARTICLE)
  expect(source).toBe(ARTICLE.normalize('NFC'))
  expect(segments).toHaveLength(1)
  const html = segments[0]!.html
  expect(html.match(/<table>/g)).toHaveLength(2)
  expect(html.match(/<h[1-6]/g)?.length).toBeGreaterThan(3)
  expect(html).toMatch(/<ul>(?:(?!<\/ul>)[\s\S])*<ul>(?:(?!<\/ul>)[\s\S])*<ul>/)
  expect(html).toContain('👩‍👧')
  const read = new Set(wordsOf(segments[0]!.text))
  // A ticked box is drawn, not written.
  expect(wordsOf(ARTICLE.replace('[x]', '')).filter((word) => !read.has(word))).toEqual([])
})

test('a plain text of nine thousand characters keeps every line', async () => {
  const lines = Array.from({ length: 120 }, (_, index) => `${index}번 줄: 눈물이 났다, gözyaşı döktüm, بكيت كثيرا, and I wept 🎈 (scene ${index}).`)
  const text = lines.join('\n')
  const { source, segments } = await posted(text)
  expect(source).toBe(text.normalize('NFC'))
  expect(segments[0]!.html.match(/<br>/g)).toHaveLength(119)
})

const SHORTEST = '🎈'
const LONGEST = '가'.repeat(40_000)

test.each([
  ['one sign', SHORTEST, null],
  ['forty thousand characters', LONGEST, null],
  ['forty thousand and one', `${LONGEST}나`, 'body: body-long'],
  ['forty thousand emoji, each two units long', '🎈'.repeat(40_000), null],
  ['nothing', '', 'body: body-empty'],
  ['spaces and line ends', ' \n\t \r\n', 'body: body-empty'],
  ['zero-width spaces and joiners', '\u200b\u200d\u2060\ufeff', 'body: body-empty'],
  ['Hangul fillers', '\u3164\u115f\u1160\uffa0', 'body: body-empty'],
  ['braille blanks', '\u2800\u2800', 'body: body-empty'],
  ['an accent on nothing', ' \u0301', 'body: body-empty'],
  ['controls and overrides alone', '\u0000\u0007\u202e\u2066', 'body: body-empty'],
  ['marks around nothing', '|||| **** >!!<', 'body: body-empty'],
])('a comment of %s', async (_, body, refusal) => {
  expect(why(await reply(await aMember(), (await aThread()).id, { body }))).toBe(refusal)
})

test('null bytes, controls, overrides and lone surrogates are gone before anything is stored; joiners and marks of direction stay', async () => {
  const family = '👨‍👩‍👧'
  const { source, segments } = await posted(`a\u0000b\u0007c\u001b[31md\u202ee\u2067f\u2069g\uFEFFh\ud800i ${family} \u200fשלום\u200e می‌خواهم\r\nnext\rlast\u2028line`)
  expect(source).toBe(`abc[31mdefgh\uFFFDi ${family} \u200fשלום\u200e می‌خواهم\nnext\nlast\nline`)
  expect(segments[0]!.text).toContain(family)
})

test('a text in pieces is kept in one form, so that the same words are the same', async () => {
  const { source } = await posted('e\u0301 \u1112\u1161\u11ab')
  expect(source).toBe('é 한')
})

test.each([
  ['kr-2013', null],
  ['kr-2013@127', null],
  ['kr-2013@128', 'spoiler: scope-unreadable'],
  ['any', null],
  ['any@5', 'spoiler: scope-unreadable'],
  ['us-1999', 'spoiler: scope-unreadable'],
  ['kr-2013@1:75', 'spoiler: scope-unreadable'],
  ['kr-2013@-1', 'spoiler: scope-unreadable'],
  ['KR-2013', 'spoiler: scope-unreadable'],
  ['', 'spoiler: scope-unreadable'],
])('a whole comment under the scope %j', async (spoiler, refusal) => {
  expect(why(await reply(await aMember(), (await aThread()).id, { body: 'All of it', spoiler }))).toBe(refusal)
})

test('an edit takes the place of the text and leaves the one before in the history', async () => {
  const author = await aMember()
  const post = await aReply({ in: await aThread(), by: author, body: 'Before' })
  given(await editPost(author, post.id, { body: '||After||', revision: 1, reason: 'Sealed it' }))
  expect((await segmentsOf(post.id)).map(({ text }) => text.trim())).toEqual(['', 'After'])
  const revisions = await db().revision.findMany({ where: { postId: post.id }, orderBy: { number: 'asc' } })
  const texts = revisions.map(({ number, reason }) => [number, reason?.for(author)])
  expect(texts).toEqual([[1, undefined], [2, expect.objectContaining({ text: 'Sealed it', because: 'own' })]])
})
