// npm run radar:eval -- [--also FILE] [--learn] [--own]: how well the radar does; with --learn, its weights anew from our own remarks; with --own,
// how it does on what this forum's moderators have decided.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  await prepare()
  if (process.argv.includes('--own')) {
    const { evaluateOwn } = await import('../lib/launch/radar-own.ts')
    await evaluateOwn()
    return 0
  }
  const { evaluateRadar } = await import('../lib/launch/radar-eval.ts')
  evaluateRadar(process.argv.slice(2))
  return 0
})
