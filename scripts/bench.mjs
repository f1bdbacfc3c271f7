// npm run bench: figures of this machine, as ratios to bare Node in the same run; --posts N for the size of the data, --json FILE.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  await prepare()
  const { bench } = await import('../lib/launch/bench/bench.ts')
  await bench(process.argv.slice(2))
  return 0
})
