import { expect, test } from 'vitest'
import { write } from '@/lib/db/transaction'
import { done } from '@/lib/outcome'
import { given } from '@/tests/factories'

test('a statement that is asked often is read by the database once, and one that is not is not kept', async () => {
  const kept = given(await write(async (tx) => {
    for (let time = 0; time < 4; time += 1) expect(await tx.$queryRaw`SELECT ${time}::int AS often`).toEqual([{ often: time }])
    for (let time = 0; time < 2; time += 1) await tx.$queryRaw`SELECT ${time}::int AS seldom`
    return done(await tx.$queryRaw<{ statement: string }[]>`SELECT statement FROM pg_prepared_statements`)
  }))
  const statements = kept.map(({ statement }) => statement)
  expect(statements).toContain('SELECT $1::int AS often')
  expect(statements.filter((statement) => statement.includes('seldom'))).toEqual([])
})
