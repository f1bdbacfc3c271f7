// npm run hunt: hunts for sealed words on every surface and prints what was found; `-- --write` puts the table into docs/spoilers.md.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')
const { say } = await import('../lib/launch/first/steps.mjs')

await command(async () => {
  await prepare()
  const { hunt } = await import('../lib/launch/run-tests.ts')
  const { passed, failed } = await hunt({ write: process.argv.includes('--write') })
  say(`\n${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
})
