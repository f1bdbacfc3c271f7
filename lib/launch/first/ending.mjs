// @ts-check
// How a command ends: what was begun last is ended first, once, whichever way the end comes.

// npm hands Ctrl-C on to a process that the terminal has told already, so one press arrives twice within milliseconds.
const SAME_PRESS_MS = 500

/** @typedef {(hard: boolean) => unknown} Ending */
/** @type {Ending[]} */
const endings = []
/** @type {Promise<void> | null} */
let under = null
let begunAt = 0

/**
 * Has `ending` called when the process is asked to end (`hard`: at once, nothing waits for anyone). Returns a function that takes it
 * back, for work that is over. @param {Ending} ending
 */
export function atEnd(ending) {
  endings.push(ending)
  return () => {
    const index = endings.indexOf(ending)
    if (index >= 0) endings.splice(index, 1)
  }
}

/** Ends everything that was begun, last first, then the process. @param {number} code */
export async function endWith(code) {
  process.exitCode = code
  begunAt ||= Date.now()
  under ??= (async () => {
    while (endings.length > 0) {
      const ending = endings.pop()
      try {
        await ending?.(false)
      } catch (error) {
        process.stderr.write(`While stopping: ${error instanceof Error ? error.message : error}\n`)
      }
    }
  })()
  await under
  process.exit(process.exitCode)
}

/** Whether the process is on its way out. */
export function ending() {
  return under !== null
}

/** Ends cleanly on Ctrl-C, SIGTERM and a closed terminal; a second Ctrl-C ends at once. @param {(hard: boolean) => void} [told] */
export function endOnSignals(told = () => {}) {
  /** @type {Ending[]} */
  let all = []
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!under) {
        all = [...endings]
        told(false)
        void endWith(0)
      } else if (Date.now() - begunAt > SAME_PRESS_MS && signal !== 'SIGHUP') {
        told(true)
        for (const one of all.reverse()) void Promise.resolve(one(true)).catch(() => {})
        setTimeout(() => process.exit(1), 2_000)
      }
    })
  }
}
