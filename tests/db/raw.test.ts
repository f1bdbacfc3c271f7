import { expect, test } from 'vitest'
import { all, db, nothing, sql } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { aMember } from '@/tests/factories'

test('parts within parts are put together in order, each value at its place', async () => {
  const inner = sql`${2}::int + ${3}::int`
  const outer = sql`(${inner}) * ${5}::int`
  const [row] = await db().$queryRaw<Record<string, unknown>[]>`SELECT ${1}::int AS a, ${outer} AS b, ${'c'}::text AS c ${nothing} WHERE ${all([sql`${7}::int = 7`, sql`true`])}`
  expect(row).toEqual({ a: 1, b: 25, c: 'c' })
  expect(await db().$queryRaw(sql`SELECT ${outer} AS whole`)).toEqual([{ whole: 25 }])
})

test('values have the types that Prisma gives them', async () => {
  const at = new Date('2026-11-22T12:00:00.123Z')
  const [row] = await db().$queryRaw<Record<string, unknown>[]>`
    SELECT ${at}::timestamptz AS at, 9007199254740993::bigint AS big, ${[1, 2]}::int[] AS list, ${['a,b', '"c"']}::text[] AS words, ${null}::int AS none, '{"x": [1]}'::json AS json, true AS yes, 0.5::float8 AS half`
  expect(row).toEqual({ at, big: 9007199254740993n, list: [1, 2], words: ['a,b', '"c"'], none: null, json: { x: [1] }, yes: true, half: 0.5 })
})

test('in a transaction raw SQL and all else see each other, and are undone together', async () => {
  const { personId } = await aMember()
  const rename = (name: string, fails: boolean) => inTransaction(async (tx) => {
    expect(await tx.$executeRaw`UPDATE "Person" SET name = ${name} WHERE id = ${personId}`).toBe(1)
    expect(await tx.person.findUnique({ where: { id: personId }, select: { name: true } })).toEqual({ name })
    await tx.person.update({ where: { id: personId }, data: { name: `${name}!` }, select: { id: true } })
    expect(await tx.$queryRaw`SELECT name FROM "Person" WHERE id = ${personId}`).toEqual([{ name: `${name}!` }])
    if (fails) throw new Error('no')
  })
  const nameNow = async () => (await db().person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } })).name
  await rename('Once', false)
  await expect(rename('Twice', true)).rejects.toThrow('no')
  expect(await nameNow()).toBe('Once!')
})

test('transactions at the same time each have their own connection', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => aMember()))
  await Promise.all(people.map(({ personId }) => inTransaction(async (tx) => {
    const pid = async () => (await tx.$queryRaw<{ pid: number; txid: string }[]>`SELECT pg_backend_pid() AS pid, pg_current_xact_id()::text AS txid`)[0]
    const first = await pid()
    await tx.person.update({ where: { id: personId }, data: { name: 'Again' }, select: { id: true } })
    await db().$queryRaw`SELECT pg_sleep(0.01)`
    expect(await pid()).toEqual(first)
  })))
})

test('a transaction that is over takes no more raw SQL', async () => {
  const tx = await inTransaction(async (tx) => tx)
  await expect(async () => tx.$queryRaw`SELECT 1`).rejects.toThrow('over')
})
