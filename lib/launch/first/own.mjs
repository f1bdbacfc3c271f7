// @ts-check
// One forum for a data folder, and one for a port.
import { mkdirSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { me, since } from './begin.mjs'
import { claim, commonFolder, Taken } from './claim.mjs'
import { atEnd } from './ending.mjs'
import { commandOf, listenerOn } from './processes.mjs'
import { Trouble } from './steps.mjs'

// A stop waits for requests in flight (10 s) and then for the database.
const STOPPING_MS = 20_000
const AGAIN_MS = 200

/**
 * Takes the data folder and the port for this process, before anything in them is touched. Throws `Trouble` that says who has them.
 * What the returned description says from then on is what a later start is told.
 */
export async function own() {
  const dataDir = path.resolve(process.env.DATA_DIR?.trim() || '.data')
  const host = process.env.HOST?.trim() || '127.0.0.1'
  const port = Number(process.env.PORT?.trim() || 3000)
  const who = me({ dataDir, address: `http://${host.includes(':') ? `[${host}]` : host}:${port}` })
  await ownData(dataDir, who)
  // A port that is none is named together with all other wrong settings, once these can be read.
  if (Number.isInteger(port) && port > 0 && port < 65536) await ownPort(host, port, who)
  return who
}

/** Takes the data folder. @param {string} dataDir @param {import('./claim.mjs').Who} who */
export async function ownData(dataDir, who) {
  try {
    // Others may pass through it to what is theirs in it (the database's account when root starts it), and see nothing else.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  } catch (error) {
    throw new Trouble(`DATA_DIR=${dataDir} cannot be made: ${error instanceof Error ? error.message : error}`)
  }
  await take(path.join(dataDir, 'owner'), who, (other) => `The data folder ${dataDir} is in use by ${described(other)}. Stop it first, or set DATA_DIR.`)
}

/** @param {string} host @param {number} port @param {import('./claim.mjs').Who} who */
async function ownPort(host, port, who) {
  const folder = commonFolder(`port-${port}`)
  if (folder) await take(folder, who, (other) => `Port ${port} is in use by ${described(other)}. Stop it first, or set PORT.`)
  await tryPort(host, port)
}

/** @param {string} folder @param {import('./claim.mjs').Who} who @param {(other: import('./claim.mjs').Who) => string} sentence */
async function take(folder, who, sentence) {
  try {
    const { release } = await claimOnceFree(folder, who)
    atEnd(release)
  } catch (error) {
    if (error instanceof Taken) throw new Trouble(sentence(error.who))
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Trouble(`${folder} cannot be written to by this user (${code}). Change its owner, or set DATA_DIR.`)
    throw error
  }
}

/** Takes `folder`, waiting for an owner that is on its way out. @param {string} folder @param {import('./claim.mjs').Who} who */
async function claimOnceFree(folder, who) {
  for (const giveUpAt = Date.now() + STOPPING_MS; ; await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))) {
    try {
      return await claim(folder, who)
    } catch (error) {
      if (!(error instanceof Taken) || error.who.doing !== 'stopping' || Date.now() > giveUpAt) throw error
    }
  }
}

/** @param {import('./claim.mjs').Who} who */
function described(who) {
  const where = [who.address, who.root && `from ${who.root}`].filter(Boolean).join(', ')
  return `process ${who.pid}${where && ` (${where})`}, ${who.doing} since ${since(who)}`
}

/** Whether the address can be listened on, tried for real. @param {string} host @param {number} port @returns {Promise<void>} */
function tryPort(host, port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => reject(whyNotListen(error, host, port)))
    server.listen(port, host, () => server.close(() => resolve()))
  })
}

/** Why an address cannot be listened on, in words. @param {NodeJS.ErrnoException} error @param {string} host @param {number} port */
export function whyNotListen(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    const pid = listenerOn(port)
    return new Trouble(`Port ${port} is in use by ${pid ? `process ${pid}: ${commandOf(pid)}` : 'a process of another user'}. Stop it first, or set PORT.`)
  }
  if (error.code === 'EACCES') return new Trouble(`PORT=${port}: this user may not listen there; expected a port above 1023.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new Trouble(`HOST=${host}: expected an address of this machine.`)
  return error
}
