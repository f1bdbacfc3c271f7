import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, type Migration } from '@/lib/launch/migrate'

const url = process.env.DATABASE_URL ?? ''
const client = new pg.Client({ connectionString: url })

const first: Migration = { name: '1_first', sql: 'CREATE TABLE apples (id int)', checksum: 'a' }
const second: Migration = { name: '2_second', sql: 'CREATE TABLE pears (id int); INSERT INTO pears VALUES (7)', checksum: 'b' }

beforeAll(() => client.connect())
afterAll(() => client.end())
beforeEach(() => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))

async function history(): Promise<unknown[]> {
  const { rows } = await client.query('SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1')
  return rows
}

const exists = async (table: string) => (await client.query('SELECT to_regclass($1) IS NOT NULL AS yes', [table])).rows[0].yes as boolean

test('each migration is applied once and noted as Prisma notes it', async () => {
  expect(await migrate(url, [first])).toEqual(['1_first'])
  expect(await migrate(url, [first, second])).toEqual(['2_second'])
  expect(await migrate(url, [first, second])).toEqual([])
  expect(await history()).toEqual([
    { migration_name: '1_first', checksum: 'a', finished: true, steps: 1 },
    { migration_name: '2_second', checksum: 'b', finished: true, steps: 1 },
  ])
})

test('several processes that migrate at once apply each migration once', async () => {
  const done = await Promise.all(Array.from({ length: 6 }, () => migrate(url, [first, second])))
  expect(done.flat().sort()).toEqual(['1_first', '2_second'])
})

test('one that fails is taken back whole, keeps those before it, and is told with its line', async () => {
  const broken = { ...second, sql: 'CREATE TABLE pears (id int);\nINSERT INTO plums VALUES (1)' }
  await expect(migrate(url, [first, broken])).rejects.toThrow(/2_second failed and was taken back: .*plums.*line 2/)
  expect(await exists('apples')).toBe(true)
  expect(await exists('pears')).toBe(false)
  expect(await history()).toHaveLength(1)
})

test('one that ends the transaction it is run in is refused', async () => {
  await expect(migrate(url, [{ ...first, sql: 'CREATE TABLE apples (id int); COMMIT; BEGIN' }])).rejects.toThrow(/ends the transaction/)
})

test('a history that does not fit is told in a sentence', async () => {
  await migrate(url, [first, second])
  await expect(migrate(url, [{ ...first, checksum: 'other' }, second])).rejects.toThrow(/1_first was changed after it had been applied/)
  await expect(migrate(url, [first])).rejects.toThrow(/has the migration 2_second, which this version/)
  await expect(migrate(url, [first, { ...first, name: '1_late' }, second])).rejects.toThrow(/1_late sorts before 2_second/)
  await client.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'")
  await expect(migrate(url, [first, second])).rejects.toThrow(/2_second was begun by another tool and not finished/)
})
