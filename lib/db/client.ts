import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/env'
import { Prisma, PrismaClient } from './generated/client'
import { nameOf } from './prepared'
import { withRaw } from './raw'
import { sealing } from './seal'

/** What a transaction learns as it begins: its connection. */
interface Begun {
  connection?: pg.PoolClient
}

class Pool extends pg.Pool {
  readonly beginning = new AsyncLocalStorage<Begun>()

  // Prisma takes connections for transactions alone, and answers no question about them.
  override connect(): Promise<pg.PoolClient>
  override connect(done: Parameters<pg.Pool['connect']>[0]): void
  override connect(done?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    if (done) return super.connect(done)
    return super.connect().then((connection) => {
      Object.assign(this.beginning.getStore() ?? {}, { connection })
      return connection
    })
  }
}

function connect() {
  const { DATABASE_URL, DATABASE_POOL } = env()
  const pool = new Pool({ connectionString: DATABASE_URL, max: DATABASE_POOL })
  // A resting connection that is lost is left out by the pool itself.
  pool.on('error', () => undefined)
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOf })
  return { pool, client: withRaw(new PrismaClient({ adapter }).$extends(sealing), () => pool) }
}

export type Database = ReturnType<typeof connect>['client']

/** What a query runs on: the database, or the transaction that the caller is in. */
export type Queries = Omit<Database, '$extends' | '$transaction' | '$disconnect' | '$connect' | '$on' | '$use'>

/** Conditions that a read may put together, by table. */
export interface Where {
  thread: Prisma.ThreadWhereInput
  post: Prisma.PostWhereInput
}

/** A part of raw SQL, with its values. */
export type Part = Prisma.Sql

/** Parts of raw SQL: one with its values, and none. */
export const { sql, empty: nothing } = Prisma

/** Writes that go with a query, as what stands after its `WITH`. They are done each for itself, in no order, and see what was before the query. */
export function doing(writes: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(writes.map((write, at) => Prisma.sql`${Prisma.raw(`done${at}`)} AS (${write})`))
}

/** Conditions that must all hold, at least one, as a part of raw SQL. */
export function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([...conditions], ' AND ')
}

// One pool for a process, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellDatabase?: ReturnType<typeof connect> }

function open() {
  return (shared.cellDatabase ??= connect())
}

/** The forum's database. Connects at the first query; text columns come out sealed. */
export function db(): Database {
  return open().client
}

/** A transaction of Prisma's client, whose raw SQL goes to its connection as well. Throws after `timeout` milliseconds, or when none began in `maxWait`. */
export async function transaction<T>(work: (tx: Queries) => Promise<T>, { maxWait, timeout }: { maxWait: number; timeout: number }): Promise<T> {
  const { pool: { beginning }, client } = open()
  const begun: Begun = {}
  return beginning.run(begun, () => client.$transaction((tx) => {
    const { connection } = begun
    if (!connection) throw new Error('a transaction without a connection')
    let over = false
    const { release } = connection
    connection.release = (error) => {
      over = true
      release.call(connection, error)
    }
    const within = withRaw(tx as unknown as Queries, () => {
      if (over) throw new Error('the transaction is over')
      return connection
    })
    return beginning.exit(() => work(within))
  }, { maxWait, timeout }))
}

/** Closes all connections; the next query opens new ones. */
export async function disconnect(): Promise<void> {
  const { pool, client } = shared.cellDatabase ?? {}
  shared.cellDatabase = undefined
  await client?.$disconnect()
  await pool?.end()
}
