// @ts-check
import { spawn } from 'node:child_process'
import { atEnd, ending } from './ending.mjs'

// More of a tool's output than this helps nobody; what it said last is what matters when it failed.
const KEPT_CHARACTERS = 60_000

/** A tool that failed; `output` is what it said. */
export class ToolFailed extends Error {
  /** @override */
  name = 'ToolFailed'
  /** @param {string} command @param {string} how @param {string} output */
  constructor(command, how, output) {
    super(`${command} ${how}`)
    this.output = output
  }
}

/**
 * Runs a program to its end and returns what it said. It is stopped when this process is. Throws `ToolFailed`.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void, tied?: boolean }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, { onLine = () => {}, tied = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: [tied ? 'pipe' : 'ignore', 'pipe', 'pipe'] })
    const gone = new Promise((done) => child.once('close', done))
    const forget = atEnd((hard) => {
      child.kill(hard ? 'SIGKILL' : 'SIGTERM')
      return gone
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      stream.setEncoding('utf8')
      stream.on('data', (/** @type {string} */ text) => {
        output = (output + text).slice(-KEPT_CHARACTERS)
        for (const line of text.split('\n')) if (line.trim()) onLine(line.trim())
      })
    }
    child.on('error', (error) => reject(new ToolFailed(command, `could not be run: ${error.message}`, output)))
    child.on('close', (code, signal) => {
      forget()
      if (code === 0) resolve(output)
      // On the way out a stopped tool is no failure to tell of: nothing more is done, and the process ends by itself.
      else if (!ending()) reject(new ToolFailed([command, ...args].join(' '), signal ? `was stopped by ${signal}` : `failed (${code})`, output))
    })
  })
}

/**
 * Runs a Node program as `run` does; it does not outlive this process even when this one is killed.
 * @param {string} script
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, ['--import', new URL('tied.mjs', import.meta.url).href, script, ...args], { ...options, tied: true })
}
