import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createDatabase } from './database'
import { ROOT } from './first/begin.mjs'
import { say, step, Trouble } from './first/steps.mjs'
import { migrate, migrationsOf } from './migrate'
import { schemaDiff } from './schema-engine'
import { temporaryCluster } from './temporary-cluster'

/**
 * Writes a migration that brings a database with all migrations to `prisma/schema.prisma`, for the author to read and amend; says so when
 * nothing has changed. Works on a database of its own, whatever state the forum's is in.
 */
export async function writeMigration(name: string): Promise<void> {
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) {
    throw new Trouble('Give the migration a name in small letters: npm run migrate:new -- add_polls')
  }
  const script = await step('Comparing the migrations with schema.prisma', () => pendingScript(ROOT))
  if (!script) return say('Nothing has changed: the migrations and prisma/schema.prisma agree.')
  const folder = path.join(ROOT, 'prisma', 'migrations', `${stamp(ROOT)}_${name.replaceAll('-', '_')}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), script)
  say(`Written: ${path.relative(ROOT, folder)}/migration.sql. Read it, add what schema.prisma cannot say, then run npm run migrate.`)
}

/** The script that is still missing between the migrations and `schema.prisma`; "" when they agree. */
export async function pendingScript(root: string): Promise<string> {
  const cluster = await temporaryCluster(root)
  try {
    const url = cluster.url('comparison')
    await createDatabase(url)
    await migrate(url, migrationsOf(root))
    return await schemaDiff(root, url)
  } finally {
    await cluster.stop()
  }
}

/** The time as Prisma writes it, 20260102030405, moved on when a migration that is there has a later one. */
function stamp(root: string): string {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const last = migrationsOf(root).at(-1)?.name.slice(0, 14) ?? ''
  return now > last ? now : String(BigInt(last) + 1n)
}
