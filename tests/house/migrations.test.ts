import pg from 'pg'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/launch/first/begin.mjs'
import { pendingMigrations, migrationsOf } from '@/lib/launch/migrate'
import { schemaDiff } from '@/lib/launch/schema-engine'

// The file's own database is a copy of one that all migrations were applied to (tests/setup/cluster.ts).
const url = process.env.DATABASE_URL ?? ''

test('the migrations bring a database to what prisma/schema.prisma says; indexes, checks and triggers by hand are no difference', async () => {
  expect(await pendingMigrations(url, migrationsOf(ROOT))).toEqual([])
  expect(await schemaDiff(ROOT, url)).toBe('')
})

test('a column that no migration makes is noticed', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('ALTER TABLE "Thread" DROP COLUMN views').finally(() => client.end())
  expect(await schemaDiff(ROOT, url)).toContain('ADD COLUMN     "views"')
})
