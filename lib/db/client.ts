import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { Prisma, PrismaClient } from './generated/client'
import { nameOf } from './prepared'
import { sealing } from './seal'

function connect() {
  const { DATABASE_URL, DATABASE_POOL } = env()
  const adapter = new PrismaPg({ connectionString: DATABASE_URL, max: DATABASE_POOL }, { statementNameGenerator: nameOf })
  return new PrismaClient({ adapter }).$extends(sealing)
}

export type Database = ReturnType<typeof connect>

/** What a query runs on: the database, or the transaction that the caller is in. */
export type Queries = Omit<Database, '$extends' | '$transaction' | '$disconnect' | '$connect' | '$on' | '$use'>

/** Conditions that a read may put together, by table. */
export interface Where {
  thread: Prisma.ThreadWhereInput
  post: Prisma.PostWhereInput
}

/** Parts of raw SQL: one with its values, and none. */
export const { sql, empty: nothing } = Prisma

/** Conditions that must all hold, at least one, as a part of raw SQL. */
export function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([...conditions], ' AND ')
}

// One pool for a process, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellDatabase?: Database }

/** The forum's database. Connects at the first query; text columns come out sealed. */
export function db(): Database {
  return (shared.cellDatabase ??= connect())
}

/** Closes all connections; the next query opens new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.cellDatabase
  shared.cellDatabase = undefined
  await open?.$disconnect()
}
