// npm run radar -- [--queue] [--after ID]: the open posts that give something away untagged; with --queue, moderators are asked about them.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  await prepare()
  const { runSweep } = await import('../lib/launch/radar-sweep.ts')
  await runSweep(process.argv.slice(2))
  return 0
})
