// npm run migrate: applies migrations. npm run migrate:new -- NAME: writes one from what changed in prisma/schema.prisma.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  const [what, name] = process.argv.slice(2)
  await prepare()
  if (what === 'new') {
    const { writeMigration } = await import('../lib/launch/new-migration.ts')
    await writeMigration(name ?? '')
  } else {
    const { applyMigrations } = await import('../lib/launch/apply-migrations.ts')
    await applyMigrations()
  }
  return 0
})
