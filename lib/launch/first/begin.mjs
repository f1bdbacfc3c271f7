// @ts-check
// What every command does first, before anything is installed.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { claim, commonFolder } from './claim.mjs'
import { readDotEnv } from './dotenv.mjs'
import { atEnd, ending, endOnSignals, endWith } from './ending.mjs'
import { generateClient, install } from './install.mjs'
import { ToolFailed } from './run.mjs'
import { duration, say } from './steps.mjs'

// How long a killed npm goes unnoticed.
const NPM_MS = 500

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '')

/**
 * Runs a command: settings from `.env`, a clean end on signals, mistakes told in a sentence. `work` returns the exit code; one that goes
 * on (a server) returns nothing.
 * @param {() => Promise<number | void>} work
 */
export async function command(work) {
  process.chdir(ROOT)
  readDotEnv(ROOT)
  // Nothing that a start runs sends anything to its makers.
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  process.env.CHECKPOINT_DISABLE = '1'
  endOnSignals((hard) => say(hard ? 'Stopping at once …' : '\nStopping …'))
  endWithNpm()
  try {
    const code = await work()
    if (code !== undefined) await endWith(code)
  } catch (error) {
    complain(error)
    await endWith(1)
  }
}

/** A process that npm started ends when npm is killed: nobody would know any more that it is there. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    void endWith(0)
  }, NPM_MS)
  timer.unref()
}

/** @param {unknown} error */
function complain(error) {
  if (error instanceof ToolFailed) process.stderr.write(`${error.output.trim()}\n\n${error.message}\n`)
  else if (error instanceof Error && error.name === 'Trouble') process.stderr.write(`\n${error.message}\n`)
  else process.stderr.write(`\n${error instanceof Error ? error.stack : error}\n`)
}

/**
 * This process, for whoever finds a thing taken by it.
 * @param {{ address?: string, dataDir?: string }} [more]
 * @returns {import('./claim.mjs').Who}
 */
export function me(more = {}) {
  let doing = 'starting'
  return {
    pid: process.pid,
    since: new Date().toISOString(),
    address: '',
    root: ROOT,
    dataDir: '',
    ...more,
    get doing() {
      return ending() ? 'stopping' : doing
    },
    set doing(what) {
      doing = what
    },
  }
}

/** Holds the checkout while `work` changes what all commands in it share: packages, generated code, the build. @template T @param {() => Promise<T>} work */
export async function holdingCheckout(work) {
  const folder = commonFolder(`checkout-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`)
  if (!folder) return work()
  const held = await claim(folder, me(), {
    wait: true,
    onWait: (who) => say(`  Waiting for process ${who.pid}, which is installing or building here since ${since(who)} …`),
  })
  const forget = atEnd(held.release)
  try {
    return await work()
  } finally {
    forget()
    held.release()
  }
}

/** Packages, generated code, and the means to load TypeScript: all that the rest of a command needs. */
export async function prepare() {
  await holdingCheckout(async () => {
    await install(ROOT)
    await generateClient(ROOT)
  })
  const { register } = await import('tsx/esm/api')
  register()
}

/** @param {import('./claim.mjs').Who} who */
export function since(who) {
  const at = new Date(who.since)
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC (${duration(Date.now() - at.getTime())} ago)`
}
