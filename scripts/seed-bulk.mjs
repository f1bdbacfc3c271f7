// npm run seed:bulk -- --threads N --posts N: a large conversation, the same for the same --seed. Killed, it goes on where it was.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  await prepare()
  const { seedBulk } = await import('../lib/launch/bulk/seed-bulk.ts')
  await seedBulk(process.argv.slice(2))
  return 0
})
