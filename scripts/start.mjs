// npm start, npm run dev (--dev): the whole forum.
import './node-version.mjs'

const startedAt = Date.now()
const { command, prepare } = await import('../lib/launch/first/begin.mjs')

await command(async () => {
  const { own } = await import('../lib/launch/first/own.mjs')
  const dev = process.argv.includes('--dev')
  process.env.NODE_ENV = dev ? 'development' : 'production'
  const who = await own()
  await prepare()
  const { start } = await import('../lib/launch/start.ts')
  await start({ dev, who, startedAt })
})
