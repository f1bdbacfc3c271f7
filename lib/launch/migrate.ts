import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { Trouble } from './first/steps.mjs'

/** A migration in prisma/migrations; `checksum` is the SHA-256 of its script in hexadecimal, as Prisma keeps it. */
export interface Migration {
  name: string
  sql: string
  checksum: string
}

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
  rolled_back_at: Date | null
}

// The key of the lock that Prisma's own `migrate deploy` takes, so that the two wait for each other.
const PRISMA_LOCK = 72707369

// As Prisma makes it (schema-engine, sql-migration-persistence): whichever comes first finds what it knows.
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** The migrations of the project in the order in which they apply. */
export function migrationsOf(root: string): Migration[] {
  const folder = path.join(root, 'prisma', 'migrations')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'migration.sql'))) : []
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Applies the migrations that the database does not have yet and returns their names. A migration and the row that says so are one
 * transaction: whenever the process is killed, both are there or neither. Throws `Trouble` when the history does not fit.
 */
export async function migrate(databaseUrl: string, migrations: readonly Migration[], note: (detail: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'cell-seven migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query("SET client_min_messages TO 'warning'")
    await client.query(TABLE)
    const pending = await pendingOf(client, migrations)
    for (const [index, migration] of pending.entries()) {
      note(`${index + 1} of ${pending.length}, ${migration.name}`)
      await apply(client, migration)
    }
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** The names of the migrations that the database still lacks. */
export async function pendingMigrations(databaseUrl: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ known: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known")
    return rows[0]?.known ? (await pendingOf(client, migrations)).map(({ name }) => name) : migrations.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function pendingOf(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Applied>('SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at')
  const history = rows.filter((row) => row.rolled_back_at === null)
  const unfinished = history.find((row) => row.finished_at === null)
  if (unfinished) {
    throw new Trouble(
      `The migration ${unfinished.migration_name} was begun by another tool and not finished. Look at what it left in the database, then say ` +
        `which it is: npx prisma migrate resolve --applied ${unfinished.migration_name} (or --rolled-back).`,
    )
  }
  const done = new Map(history.map((row) => [row.migration_name, row.checksum]))
  const edited = migrations.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum)
  if (edited) {
    throw new Trouble(`The migration ${edited.name} was changed after it had been applied to this database. Put it back as it was, and make a new one for the change.`)
  }
  const unknown = [...done.keys()].find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown) throw new Trouble(`The database has the migration ${unknown}, which this version of the forum does not know. Start the newer version.`)
  const pending = migrations.filter(({ name }) => !done.has(name))
  const last = [...done.keys()].sort().at(-1) ?? ''
  const late = pending.find(({ name }) => name < last)
  if (late) throw new Trouble(`The migration ${late.name} sorts before ${last}, which this database has already. Give it a later date.`)
  return pending
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date()
  await client.query('BEGIN')
  try {
    const before = await transactionOf(client)
    await client.query(sql)
    if ((await transactionOf(client)) !== before) throw new Error('it ends the transaction that it is run in')
    await client.query('SET LOCAL search_path TO DEFAULT')
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES ($1, $2, now(), $3, $4, 1)',
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const { message, position } = error as { message: string; position?: string }
    const line = position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : ''
    throw new Trouble(`The migration ${name} failed and was taken back: ${message}${line}`)
  }
}

async function transactionOf(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
  return rows[0]?.id
}
