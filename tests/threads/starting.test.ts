import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { startThread } from '@/lib/threads/write'
import { slugOf, TITLE_MAX } from '@/lib/threads/rules'
import { aCategory, aMember, aThread, segmentsOf, why } from '@/tests/factories'

test.each([
  ['of eight characters', 'Eight ch', null],
  ['of seven', 'Seven c', 'title: title-short'],
  ['of a hundred and fifty', '가'.repeat(TITLE_MAX), null],
  ['of one more', '가'.repeat(TITLE_MAX + 1), 'title: title-long'],
  ['of a hundred and fifty emoji', '🎈'.repeat(TITLE_MAX), null],
  ['that is long only by its spaces', '  a      b  ', 'title: title-short'],
  ['that nobody can see', '\u3164'.repeat(20), 'title: title-short'],
  ['that is long only by what nobody can see', `Short${'\u0007\u202e'.repeat(9)}`, 'title: title-short'],
])('a title %s', async (_, title, refusal) => {
  expect(why(await startThread(await aMember(), { title, category: await aCategory(), body: 'An opening' }))).toBe(refusal)
})

test('a title is one line, without what turns it around', async () => {
  const { id } = await aThread({ title: '  Two\nlines \u202e and\u0000 a\ttab  ' })
  expect(await db().thread.findUnique({ where: { id }, select: { title: true, slug: true } })).toEqual({ title: 'Two lines and a tab', slug: 'two-lines-and-a-tab' })
})

test('everything that is wrong is said at once, field by field, and nothing is stored', async () => {
  const member = await aMember()
  const outcome = await startThread(member, { title: 'Short', category: '', body: ' ', spoiler: 'xx', tags: ['one', 'two', 'three', 'four', 'five', 'six'] })
  const refusals = outcome.ok ? [] : outcome.refusals.map(({ field, reason }) => `${field}: ${reason}`)
  expect(refusals.sort()).toEqual(['body: body-empty', 'category: category-unknown', 'spoiler: scope-unreadable', 'tags: tags-many', 'title: title-short'])
  expect(await db().thread.count({ where: { authorId: member.personId } })).toBe(0)
})

test('a category that there is none of is refused, and its tags are not made', async () => {
  const input = { title: 'Into the blue', category: 'nowhere', body: 'An opening', tags: ['never-made'] }
  expect(why(await startThread(await aMember(), input))).toBe('category: category-unknown')
  expect(await db().tag.count({ where: { slug: 'never-made' } })).toBe(0)
})

test('members start threads with the same new tags at once', async () => {
  const category = await aCategory()
  const members = await Promise.all(Array.from({ length: 12 }, () => aMember()))
  const tags = ['tears', 'balloons', '눈물']
  await Promise.all(members.map(async (by, index) => aThread({ by, category, tags: index % 2 ? tags : [...tags].reverse() })))
  expect(await db().tag.count({ where: { slug: { in: tags } } })).toBe(3)
  const counted = await db().category.findUniqueOrThrow({ where: { slug: category }, select: { id: true, threads: true } })
  expect(counted.threads).toBe(await db().thread.count({ where: { categoryId: counted.id, deletedAt: null } }))
})

test.each([
  ['Why the Turkish ending hurts', 'why-the-turkish-ending-hurts'],
  ['7번방의 선물, 다시 보기', '7번방의-선물-다시-보기'],
  ['  Ümit — İyi ki varsın!  ', 'ümit-i̇yi-ki-varsın'],
  ['المعجزة في الزنزانة', 'المعجزة-في-الزنزانة'],
  ['????????', 'thread'],
  ['🎈🎈🎈🎈🎈🎈🎈🎈', 'thread'],
  ['Reply!!!', 'reply-thread'],
  ['p . . . . .', 'p-thread'],
  ['../../etc/passwd', 'etc-passwd'],
  [`${'a'.repeat(200)}`, 'a'.repeat(60)],
  ['one two '.repeat(20), 'one-two-one-two-one-two-one-two-one-two-one-two-one-two-one'],
])('the title %j has the address %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('what an unscoped mark means is the thread’s scope, else the category’s version, else any', async () => {
  const scopesOf = async (thread: { id: number }) => {
    const { id } = await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { id: true } })
    return (await segmentsOf(id)).map(({ scopes }) => scopes.map(({ version, until }) => `${version}${until === null ? '' : `@${until}`}`))
  }
  const body = 'Open ||sealed||'
  const turkish = await aCategory({ slug: 'turkish', version: 'tr-2019' })
  expect(await scopesOf(await aThread({ body }))).toEqual([[], ['any']])
  expect(await scopesOf(await aThread({ body, category: turkish }))).toEqual([[], ['tr-2019']])
  expect(await scopesOf(await aThread({ body, category: turkish, spoiler: 'kr-2013@95' }))).toEqual([['kr-2013@95'], ['kr-2013@95']])
})
