import { expect, test } from 'vitest'
import { readAppealing } from '@/lib/appeals/read'
import { personByMethod } from '@/lib/people/read'
import { sanction } from '@/lib/sanctions/write'
import { banToAppeal } from '@/lib/viewer/appeal-key'
import { GUEST } from '@/lib/viewer/viewer'
import { db } from '@/lib/db/client'
import { given, somebody } from '@/tests/moderation/scene'

test('who is banned is led to where they appeal against it', async () => {
  const [person, admin] = [await somebody(), await somebody('admin')]
  await db().account.create({ data: { provider: 'demo', providerAccountId: person.handle, personId: person.personId } })
  expect(await banToAppeal(person.personId)).toBeNull()
  const { actionId } = given(await sanction(admin, { action: 'ban', target: person.handle, reason: 'It was here to sell.' }))
  expect(await personByMethod('demo', person.handle)).toMatchObject({ banned: true, id: person.personId })
  const appeal = (await banToAppeal(person.personId))!
  expect(appeal.ban).toBe(actionId)
  expect(await readAppealing(GUEST, appeal.ban, appeal.key)).toMatchObject({ why: null, action: { kind: 'ban' } })
})
