import { describe, expect, it, test } from 'vitest'
import { db } from '@/lib/db/client'
import { decide } from '@/lib/moderation/write'
import { aPost, given, somebody } from '@/tests/moderation/scene'

// What the log and the wordings of its reasons are made of: each of their columns, and how another value of its type is written.
const TABLES = ['Action', 'Wording'] as const
const OTHERWISE: Record<string, string> = {
  integer: '7', text: "'otherwise'", boolean: 'NOT coalesce("%", false)', jsonb: `'{"en": "Otherwise"}'`, 'timestamp with time zone': "now() + interval '1 day'",
  'USER-DEFINED': 'NULL', ARRAY: 'NULL',
}

async function columnsOf(table: string) {
  return db().$queryRaw<{ name: string; type: string }[]>`SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = ${table}`
}

describe.each(TABLES)('%s is only ever added to, whoever asks the database', (table) => {
  it('refuses another value in each of its columns, even the one that is there', async () => {
    await anEntry()
    const columns = await columnsOf(table)
    expect(columns.length).toBeGreaterThan(5)
    for (const { name, type } of columns) {
      const other = (OTHERWISE[type] ?? `"${name}"`).replace('%', name)
      for (const value of [other, `"${name}"`]) {
        await expect(db().$executeRawUnsafe(`UPDATE "${table}" SET "${name}" = ${value}`), `${name} = ${value}`).rejects.toThrow('only added to')
      }
    }
  })

  it('refuses to let go of a row, or of all of them', async () => {
    await anEntry()
    for (const statement of [`DELETE FROM "${table}"`, `DELETE FROM "${table}" WHERE id = 1`, `TRUNCATE "${table}"`, `TRUNCATE "${table}" CASCADE`, `TRUNCATE "${table}" RESTART IDENTITY`]) {
      const before = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int FROM "${table}"`)
      expect(before[0]!.count).toBeGreaterThan(0)
      if (!statement.includes('id = 1') || (await db().$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table}" WHERE id = 1`)).length > 0) await expect(db().$executeRawUnsafe(statement), statement).rejects.toThrow('only added to')
      expect(await db().$queryRawUnsafe(`SELECT count(*)::int FROM "${table}"`)).toEqual(before)
    }
  })
})

test('whoever is deleted, and whatever post, the log stays as it was', async () => {
  const { post, moderator, actionId } = await anEntry()
  const before = await db().action.findMany({ orderBy: { id: 'asc' } })
  await db().thread.delete({ where: { id: post.threadId } })
  await db().person.delete({ where: { id: moderator.personId } })
  expect(await db().action.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  expect(before.some(({ id }) => id === actionId)).toBe(true)
})

async function anEntry() {
  const [post, moderator] = [await aPost(), await somebody('moderator')]
  const { actionId } = given(await decide(moderator, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
  return { post, moderator, actionId }
}
