// npm run rerender: renders and indexes every post again.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  await prepare()
  const { rerender } = await import('../lib/launch/rerender.ts')
  await rerender()
  return 0
})
