// @ts-check
// What the commands say while they work. Plain JavaScript: it speaks before anything is installed.

// Off a terminal a long step says that it is still alive this often, in milliseconds: log collectors call silence a hang.
const HEARTBEAT_MS = 15_000
const REDRAW_MS = 200

// A reader of our output that went away (npm killed, a closed pipe) must not take the forum down with it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** Prints one line. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Seconds for people: "0.4 s", "12 s", "2 min 5 s". @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * Shows that `title` is under way until `work` has settled, then how long it took. `work` is given `note`, which tells how far it is.
 * @template T
 * @param {string} title
 * @param {(note: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now()
  let detail = ''
  const elapsed = () => duration(Date.now() - startedAt)
  const line = () => `${title}${detail && `: ${detail}`}`
  const terminal = process.stdout.isTTY
  const draw = () => process.stdout.write(terminal ? `\r\x1b[K  ${line()} … ${elapsed()}` : `  ${line()} … ${elapsed()} so far\n`)
  if (terminal) draw()
  else say(`  ${title} …`)
  const timer = setInterval(draw, terminal ? REDRAW_MS : HEARTBEAT_MS)
  const end = (/** @type {string} */ mark) => {
    clearInterval(timer)
    process.stdout.write(`${terminal ? '\r\x1b[K' : ''}${mark} ${title} (${elapsed()})\n`)
  }
  try {
    const result = await work((text) => void (detail = text))
    end('✓')
    return result
  } catch (error) {
    end('✗')
    throw error
  }
}

/**
 * As `step`, but silent until `work` first notes something: for work that finds out by itself that it is done already.
 * @template T
 * @param {string} title
 * @param {(note: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stepOnceUnderWay(title, work) {
  /** @type {((detail: string) => void) | undefined} */
  let note
  /** @type {Promise<unknown>} */
  let shown = Promise.resolve()
  const result = work((detail) => {
    if (note) return note(detail)
    shown = step(title, (inner) => {
      note = inner
      inner(detail)
      return result
    }).catch(() => {})
  })
  // Shown to its end before anything else is, and failing as the work does.
  await Promise.allSettled([result, shown])
  return result
}

/** A mistake that the operator can mend: shown as its message alone, without a stack. */
export class Trouble extends Error {
  /** @override */
  name = 'Trouble'
}
