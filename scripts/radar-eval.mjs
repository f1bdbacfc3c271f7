// npm run radar:eval -- [--also FILE] [--learn]: how well the radar does; with --learn, its weights anew from our own remarks.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  await prepare()
  const { evaluateRadar } = await import('../lib/launch/radar-eval.ts')
  evaluateRadar(process.argv.slice(2))
  return 0
})
