// @ts-check
// One owner for a thing (a data folder, a port, a checkout). See docs/decisions/0013-one-owner-by-sockets.md for why it is built like this:
// every asker listens on a Unix socket of its own in the thing's folder, under a name that is never used again. The kernel closes the
// socket with its process, however that dies, so "does it answer?" is the truth about who is alive; files left behind mean nothing.
import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * @typedef {{ pid: number, since: string, address: string, root: string, dataDir: string, doing: string }} Who
 * @typedef {'asks' | 'waits' | 'has'} State
 * @typedef {{ who: Who, state: State, ticket: string }} Answer
 */

// A living process that answers nothing for this long is taken to be the owner: it is stopped or very busy, and in any case there.
const ANSWER_MS = 5_000
const AGAIN_MS = 50
// Sockets that are being made are not yet visible under their name; older ones were left by a killed process.
const LEFT_OVER_MS = 60_000

/** Thrown when the thing has an owner already. */
export class Taken extends Error {
  /** @param {Who} who */
  constructor(who) {
    super(`taken by process ${who.pid}`)
    this.who = who
  }
}

/**
 * Becomes the one owner of `folder`, or throws `Taken`. With `wait`, waits until the owner before is gone instead (`onWait` is told
 * once, and who that is).
 * @param {string} folder
 * @param {Who} who kept by reference: what changes in it is told to whoever asks later
 * @param {{ wait?: boolean, onWait?: (who: Who) => void }} [options]
 * @returns {Promise<{ release: () => void }>}
 */
export async function claim(folder, who, { wait = false, onWait = () => {} } = {}) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ticket = `${Date.now().toString(36).padStart(10, '0')}-${who.pid}-${randomBytes(6).toString('hex')}`
  /** @type {Answer} */
  const mine = { who, state: 'asks', ticket }
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.end(JSON.stringify(mine))
  })
  await listen(server, folder, `.${ticket}`)
  // Visible only now that it listens: a socket that is bound and does not listen yet would look dead.
  renameSync(path.join(folder, `.${ticket}`), path.join(folder, `${ticket}.sock`))
  server.unref()
  const release = () => {
    rmSync(path.join(folder, `${ticket}.sock`), { force: true })
    server.close()
  }
  let told = false
  try {
    for (;;) {
      mine.state = 'asks'
      const others = await everyoneElse(folder, ticket)
      const owner = others.find(({ state }) => state === 'has')
      const before = owner ?? others.find((other) => other.state === 'asks' && other.ticket < ticket)
      if (before && !wait) throw new Taken(before.who)
      if (before) {
        mine.state = 'waits'
        if (!told) onWait(before.who)
        told = true
      } else if (!others.some(({ state }) => state === 'asks')) {
        mine.state = 'has'
        return { release }
      }
      // Whoever asked after us sees us and gives way; whoever could not see us yet has it by now.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * A folder of this user alone for claims on things that have no folder, such as a port. Null when the machine has no safe place.
 * @param {string} name
 */
export function commonFolder(name) {
  const uid = process.getuid?.() ?? 0
  const own = path.join(os.tmpdir(), `cell-seven-${uid}`)
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 })
    const stat = lstatSync(own)
    return stat.isDirectory() && stat.uid === uid && (stat.mode & 0o077) === 0 ? path.join(realpathSync(own), name) : null
  } catch {
    return null
  }
}

/** @param {string} folder @param {string} ownTicket @returns {Promise<Answer[]>} */
async function everyoneElse(folder, ownTicket) {
  /** @type {Answer[]} */
  const alive = []
  for (const name of readdirSync(folder)) {
    const ticket = name.replace(/\.sock$/, '')
    if (ticket === ownTicket) continue
    if (name.startsWith('.')) {
      if (age(path.join(folder, name)) > LEFT_OVER_MS) rmSync(path.join(folder, name), { force: true })
    } else if (name.endsWith('.sock')) {
      const answer = await ask(folder, name)
      if (answer) alive.push(answer)
      else rmSync(path.join(folder, name), { force: true })
    }
  }
  return alive
}

/** What the process behind a socket says; null when there is none any more. @param {string} folder @param {string} name @returns {Promise<Answer | null>} */
function ask(folder, name) {
  const ticket = name.replace(/\.sock$/, '')
  const silent = () => {
    const [time = '', pid = '0'] = ticket.split('-')
    const since = new Date(parseInt(time, 36)).toISOString()
    /** @type {Answer} */
    const answer = { state: 'has', ticket, who: { pid: Number(pid), since, address: '', root: '', dataDir: folder, doing: 'not answering' } }
    return answer
  }
  return new Promise((resolve) => {
    const socket = inFolder(folder, () => net.connect(name))
    let text = ''
    const timer = setTimeout(() => {
      resolve(silent())
      socket.destroy()
    }, ANSWER_MS)
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => void (text += chunk))
    socket.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      clearTimeout(timer)
      resolve(error.code === 'EACCES' || error.code === 'EPERM' ? silent() : null)
    })
    socket.on('end', () => {
      clearTimeout(timer)
      try {
        resolve(JSON.parse(text))
      } catch {
        resolve(null)
      }
    })
  })
}

/** @param {net.Server} server @param {string} folder @param {string} name @returns {Promise<void>} */
function listen(server, folder, name) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    inFolder(folder, () => server.listen(name, () => resolve()))
  })
}

/**
 * Runs `act` from inside `folder`: the kernel takes about a hundred bytes for a socket's name, and folders can be longer than that.
 * Binding and connecting both happen before `act` returns. @template T @param {string} folder @param {() => T} act
 */
function inFolder(folder, act) {
  const back = process.cwd()
  process.chdir(folder)
  try {
    return act()
  } finally {
    process.chdir(back)
  }
}

/** @param {string} file */
function age(file) {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}
