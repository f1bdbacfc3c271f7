import { expect, test } from 'vitest'
import { readAccount } from '@/lib/accounts/read'
import { changeAccount } from '@/lib/accounts/write'
import { hearChanges, type Change } from '@/lib/events/changes'
import { tagsOf } from '@/lib/pages/changed'
import { keepSeen } from '@/lib/people/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, given, why } from '@/tests/factories'

/** What pages have to forget because of `act`. */
async function forgotten(act: () => Promise<unknown>): Promise<(readonly string[] | null)[]> {
  const heard: Change[] = []
  const stop = hearChanges((change) => void heard.push(change))
  await act()
  stop()
  return heard.map(tagsOf)
}

test('what is left out stays, and what is named is kept', async () => {
  const member = await aMember()
  given(await changeAccount(member, { quiet: ['reply', 'reply'], opens: 'ask' }))
  given(await changeAccount(member, { name: '  Nari\u202e  Kim ', locale: 'ko', showsSeen: true }))
  expect(await readAccount(member)).toEqual({ name: 'Nari Kim', locale: 'ko', opens: 'ask', showsSeen: true, quiet: ['reply'] })
})

test.each([
  ['a name of nothing that is seen', { name: ' \u200b ' }, 'name: name-empty'],
  ['a name of sixty-one characters', { name: 'x'.repeat(61) }, 'name: name-long'],
  ['a language that there is not', { locale: 'xx' as never }, 'locale: locale-unknown'],
])('%s is refused, and nothing of it is kept', async (_, change, reason) => {
  const member = await aMember()
  expect(why(await changeAccount(member, { showsSeen: true, ...change }))).toBe(reason)
  expect((await readAccount(member)).showsSeen).toBe(false)
})

test('guests have nothing to decide', async () => {
  expect(why(await changeAccount(GUEST, { opens: 'ask' }))).toBe('signed-out')
})

test('pages forget what they show of somebody: all of them a name, their own what they have seen, and none what nobody sees', async () => {
  const member = await aMember()
  const own = [`person-${member.handle}`]
  expect(await forgotten(() => changeAccount(member, { quiet: ['thread'], opens: 'everything', locale: 'ko' }))).toEqual([])
  expect(await forgotten(() => keepSeen(member, { 'kr-2013': 60 }))).toEqual([])
  expect(await forgotten(() => changeAccount(member, { showsSeen: true }))).toEqual([own])
  expect(await forgotten(() => changeAccount(member, { showsSeen: true }))).toEqual([])
  expect(await forgotten(() => keepSeen(member, { 'kr-2013': 'whole' }))).toEqual([own])
  expect(await forgotten(() => changeAccount(member, { name: 'Another' }))).toEqual([null])
  expect(await forgotten(() => changeAccount(member, { name: 'Another' }))).toEqual([])
})

test('nobody changes their name more often than readers can follow', async () => {
  const member = await aMember()
  const outcomes = []
  for (const name of ['One', 'Two', 'Three', 'Four']) outcomes.push(why(await changeAccount(member, { name })))
  expect(outcomes).toEqual([null, null, null, 'too-often'])
  given(await changeAccount(member, { name: 'Three' }))
})
