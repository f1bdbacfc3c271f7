// A process that wants a folder (tests/launch/claim.test.ts): arguments are the folder, the log, and how it behaves.
import { appendFileSync } from 'node:fs'
import { claim, Taken } from '../../lib/launch/first/claim.mjs'

const [folder, log, manner] = process.argv.slice(2)
const who = { pid: process.pid, since: new Date().toISOString(), address: '', root: '', dataDir: folder, doing: 'testing' }
try {
  const { release } = await claim(folder, who, { wait: manner === 'wait' })
  appendFileSync(log, `in ${process.pid}\n`)
  if (manner === 'die') process.kill(process.pid, 'SIGKILL')
  // Long enough that all others have asked in the meantime; those that wait need not be kept.
  await new Promise((resolve) => setTimeout(resolve, manner === 'wait' ? 20 : 3_000))
  appendFileSync(log, `out ${process.pid}\n`)
  release()
} catch (error) {
  if (!(error instanceof Taken)) throw error
}
