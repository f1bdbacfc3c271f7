import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { fault, withoutValues } from '@/lib/log'
import { aReply, aThread } from '@/tests/factories'

// What an error may have been made from: a post's own words.
const SECRET = 'kanari he is hanged'

async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

const columns = { postId: 1, number: 7, source: SECRET }

/** Everything that repeats what it was given when it fails. */
const FAILING: Record<string, () => unknown> = {
  'a row that another table does not know': () => db().revision.create({ data: { ...columns, postId: 999_999 } }),
  'a query with a field that there is not': () => db().revision.create({ data: { ...columns, colour: SECRET } as never }),
  'a value of the wrong kind': () => db().post.findMany({ where: { id: SECRET as never } }),
  'a raw query with a text for a number': () => db().$queryRaw`SELECT ${SECRET}::int`,
  'a raw query that cannot be parsed': () => db().$queryRaw`SELECT to_tsquery('simple', ${`${SECRET} &`})`,
  'a check that a row does not pass': async () => {
    const thread = await aThread()
    await db().$executeRaw`ALTER TABLE "Revision" ADD CONSTRAINT never CHECK (source = '') NOT VALID`
    try {
      await aReply({ in: thread, body: SECRET })
    } finally {
      await db().$executeRaw`ALTER TABLE "Revision" DROP CONSTRAINT never`
    }
  },
  'JSON that is none': () => JSON.parse(SECRET),
  'an address that is none': () => new URL(SECRET),
  'a programmer’s quotation': () => {
    throw new Error(`cannot take "${SECRET}"`)
  },
  'a message that looks like a place': () => {
    throw Object.assign(new Error(`no\n    at ${SECRET} (file.ts:1:1)`), { name: 'ParserError' })
  },
  'an error within an error': () => {
    throw new Error('outer', { cause: new SyntaxError(SECRET) })
  },
  'a failure in a transaction': () => inTransaction((tx) => tx.$queryRaw`SELECT ${SECRET}::uuid`),
  'a text': () => {
    throw SECRET
  },
}

test.each(Object.entries(FAILING))('what is written down of %s repeats none of it, and says where', async (_, work) => {
  const error = await thrownBy(work)
  const written = JSON.stringify(fault(error))
  expect(written).not.toContain('kanari')
  expect(written).not.toContain('hanged')
  if (error instanceof Error) expect(fault(error)).toMatchObject({ type: error.name, at: expect.arrayContaining([expect.stringMatching(/^at /)]) })
})

test('a programmer’s own sentence is kept, with its code and the number that a reader was told', () => {
  const error = Object.assign(new Error('a post without its segment'), { digest: '1234', code: 'ECONNREFUSED' })
  expect(fault(error)).toMatchObject({ type: 'Error', message: 'a post without its segment', digest: '1234', code: 'ECONNREFUSED' })
  expect(withoutValues('asked for /search?q=kanari and "kanari"')).toBe('asked for /search?… and …')
})
