import { expect, test } from 'vitest'
import { learnAllWords } from '@/lib/lexicon/write'
import { deletePost, editPost, restorePost } from '@/lib/posts/write'
import { readSearch } from '@/lib/search/read'
import type { SearchInput } from '@/lib/search/input'
import { GUEST, guestWho, type Viewer } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given } from '@/tests/factories'

/** The ids of the posts that are found, best first. */
async function found(q: string, more: Partial<SearchInput> = {}, viewer: Viewer = GUEST): Promise<number[]> {
  return given(await readSearch(viewer, { q, ...more })).items.map(({ post }) => post.id)
}

/** A comment of its own with these words. */
async function said(body: string): Promise<number> {
  return (await aReply({ in: await aThread({ title: 'Where nothing of it stands' }), body })).id
}

test.each([
  ['a part of a Korean compound', '7번방의 선물을 봤어요', '선물', true],
  ['the other part', '7번방의 선물을 봤어요', '번방', true],
  ['the syllables the other way round', '7번방의 선물을 봤어요', '물선', false],
  ['syllables that are there, but apart', '선 그리고 물', '선물', false],
  ['one syllable', '우리 딸에게 보여 줬어요', '딸', true],
  ['one syllable in the middle of a word', '우리 외동딸에게', '동', true],
  ['a noun with another particle', '풍선은 어디서 왔을까', '풍선을', true],
  ['a long Korean word with a letter of the next one being typed', '교도소장이 웃었다', '교도소ㅈ', true],
  ['three syllables in their order', '교도소장이 웃었다', '교도소', true],
  ['a longer word than there is', '교도소장이 웃었다', '교도소문', false],
  ['Turkish without its letters', 'Koğuştaki ışık çok güzeldi', 'kogustaki isik guzeldi', true],
  ['Turkish capitals', 'İYNEMLİ harika', 'iynemli', true],
  ['Turkish capitals without dots', 'ISSIZ bir ada', 'ıssız', true],
  ['Vietnamese without its letters', 'Điều kỳ diệu ở phòng giam', 'dieu ky dieu', true],
  ['Spanish accents that are typed', 'la emocion de la celda', 'emoción', true],
  ['a ligature and wide letters', 'the ﬁnal ｃｕｔ', 'final cut', true],
  ['a word in another number', 'two miracles', 'miracle', true],
  ['a possessive', "the judge's robe", 'judge', true],
  ['a possessive that is typed', 'the judge in his robe', "judge’s", true],
  ['the beginning of the last word', 'it was extraordinary', 'was extraord', true],
  ['the beginning of another word', 'it was extraordinary', 'extraord was', false],
  ['a phrase', 'the old man cried at last', '"old man cried"', true],
  ['the words of a phrase in another order', 'cried the old man', '"man old"', false],
  ['a phrase over a Korean particle', '7번방의 선물을 봤어요', '"번방의 선물"', true],
  ['a word that is excluded', 'the balloon and the judge', 'judge -balloon', false],
  ['a word while another is excluded', 'the judge alone', 'judge -balloon', true],
  ['a phrase that is excluded', 'the old man cried', 'cried -"old man"', false],
  ['a hyphenated word, which excludes nothing', 'a well-known story', 'well-known', true],
  ['Chinese', '七号房的礼物很感人', '礼物', true],
  ['Japanese in another order', '七番房の奇跡', '跡奇', false],
  ['Thai', 'ปาฏิหาริย์ห้องขังหมายเลข 7', 'ห้องขัง', true],
  ['a number', 'in room 4711 it was', '4711', true],
  ['a picture', 'I was 😭 at the end', '😭', true],
])('%s: is “%s” found by “%s”? %s', async (_, body, q, expected) => {
  const id = await said(body)
  expect((await found(q)).includes(id)).toBe(expected)
})

test.each([
  ['Ye-seung', 'Ye-sung', 'Yeseung', 'ye seung', '예승', '예승이'],
  ['Yong-gu', 'Yong-goo', 'Yong-go', 'Yonggu', '용구'],
  ['Ryu Seung-ryong', 'Ryoo Seungryong', '류승룡'],
  ['Lee Hwan-kyung', 'Lee Hwan-gyeong', '이환경'],
  ['Aras Bulut İynemli', 'aras bulut iynemli'],
  ['7번방의 선물', 'Miracle in Cell No. 7', 'Miracle in Cell Number 7', '7. Koğuştaki Mucize', 'La celda de los milagros'],
])('whoever writes “%s” any way finds all ways', async (...forms) => {
  const ids = await Promise.all(forms.map((form) => said(`We spoke of ${form} then`)))
  for (const form of forms) expect((await found(form, { limit: '100' })).filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort())
})

test('a title comes before a body, and a post that says it newer before one that says it older', async () => {
  const older = await said('quokka')
  const thread = await aThread({ title: 'A quokka in the title' })
  const newer = await said('quokka')
  const ids = await found('quokka')
  expect(ids).toHaveLength(3)
  expect(ids.slice(1)).toEqual([newer, older])
  const [first] = given(await readSearch(GUEST, { q: 'quokka' })).items
  expect(first!.thread.id).toBe(thread.id)
  expect(first!.title).toEqual([{ text: 'A ', mark: false }, { text: 'quokka', mark: true }, { text: ' in the title', mark: false }])
})

test('a post that is edited, deleted and brought back is found as it is now', async () => {
  const author = await aMember()
  const thread = await aThread({ by: author })
  const post = await aReply({ in: thread, by: author, body: 'a wombat' })
  given(await editPost(author, post.id, { body: 'a numbat', revision: 1 }))
  expect([await found('wombat'), await found('numbat')]).toEqual([[], [post.id]])
  given(await deletePost(author, post.id))
  expect(await found('numbat')).toEqual([])
  given(await restorePost(author, post.id))
  expect(await found('numbat')).toEqual([post.id])
})

test('filters: author, category, version, days; one that nobody has finds nothing, one that is none is refused', async () => {
  const author = await aMember()
  await aCategory({ slug: 'turkish', version: 'tr-2019' })
  const one = await aThread({ by: author, category: 'turkish', body: 'a pangolin', at: new Date('2024-03-10T12:00:00Z') })
  await aThread({ body: 'a pangolin', at: new Date('2024-03-12T00:00:00Z') })
  const only = async (more: Partial<SearchInput>) => given(await readSearch(GUEST, { q: 'pangolin', ...more })).items.map(({ thread }) => thread.id)
  expect(await only({})).toHaveLength(2)
  for (const more of [{ author: author.handle }, { category: 'turkish' }, { version: 'tr-2019' }, { to: '2024-03-11' }, { from: '2024-03-10', to: '2024-03-10' }]) expect(await only(more)).toEqual([one.id])
  for (const more of [{ author: 'nobody-at-all' }, { version: 'mx-2025' }, { from: '2024-03-13' }]) expect(await only(more)).toEqual([])
  const why = async (more: Partial<SearchInput>) => {
    const outcome = await readSearch(GUEST, { q: 'x', ...more })
    return outcome.ok ? null : outcome.refusals.map(({ field, reason }) => `${field}: ${reason}`).join()
  }
  expect(await why({ category: 'nowhere' })).toBe('category: category-unknown')
  expect(await why({ version: 'us-1999' })).toBe('version: scope-version-unknown')
  expect(await why({ from: 'yesterday', limit: '0' })).toBe('from: date-unreadable,limit: limit-unreadable')
  expect(await why({ from: '2024-02-30' })).toBe('from: date-unreadable')
  expect(await why({ from: '2024-02-03', to: '2024-02-01' })).toBe('to: dates-crossed')
  expect(await why({ cursor: 'a.b' })).toBe('cursor: cursor-unreadable')
  expect(await why({ q: '?!… "" -' })).toBe('q: query-empty')
})

test('a slip of the fingers is forgiven, and said', async () => {
  await said('The bougainvillea blossomed, 그리고 해바라기가 피었다')
  await learnAllWords()
  for (const [typed, meant] of [['bougainvilea', 'bougainvillea'], ['the bougianvillea', 'the bougainvillea'], ['헤바라기', '해바라기']] as const) {
    expect(given(await readSearch(GUEST, { q: typed }))).toMatchObject({ corrected: meant, items: [{ post: { number: 2 } }] })
  }
  expect(given(await readSearch(GUEST, { q: 'bougainvillea' })).corrected).toBeNull()
  expect(given(await readSearch(GUEST, { q: 'qqqqzzzzxxxx' }))).toEqual({ items: [], next: null, corrected: null })
})

test('pages follow one another without a gap or a repetition, while others write', async () => {
  const thread = await aThread({})
  const ids: number[] = []
  for (let i = 0; i < 7; i += 1) ids.push((await aReply({ in: thread, body: `axolotl ${'and axolotl '.repeat(i % 3)}` })).id)
  const whole = await found('axolotl')
  const paged: number[] = []
  let cursor: string | null | undefined
  do {
    const page = given(await readSearch(GUEST, { q: 'axolotl', limit: '3', cursor }))
    paged.push(...page.items.map(({ post }) => post.id))
    cursor = page.next
    await said('one more axolotl')
  } while (cursor)
  expect(paged).toEqual(whole)
  expect([...whole].sort()).toEqual(ids.sort())
})

test.each([
  ['operators', ":* & | ! <-> () 'quoted' \\ tsquery"],
  ['backslashes and quotes', "\\' \\\\ '' \\x27); DROP TABLE \"Post\"; --"],
  ['null bytes', 'a\u0000b\u0000 balloon'],
  ['lone surrogates', 'a\ud800 \udfff b'],
  ['ten thousand letters', 'x'.repeat(10_000)],
  ['five thousand words', 'ab '.repeat(3_333)],
  ['ten thousand quotes', '"a '.repeat(3_333)],
  ['ten thousand minuses', '-a '.repeat(3_332) + 'bc'],
  ['ten thousand syllables', '선물'.repeat(5_000)],
  ['many marks on a letter', `a${'\u0301'.repeat(9_000)}`],
  ['invisible signs', `b\u200b\u2060\ufeffal\u00adloon`],
])('a hostile query is answered: %s', async (_, q) => {
  expect((await readSearch(guestWho({ 'kr-2013': 'whole' }), { q })).ok).toBe(true)
})

test('more than ten thousand characters are refused', async () => {
  expect(await readSearch(GUEST, { q: 'x'.repeat(10_001) })).toMatchObject({ ok: false, refusals: [{ reason: 'query-long', field: 'q' }] })
})
