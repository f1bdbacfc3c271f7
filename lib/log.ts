import pino from 'pino'
import { env } from '@/lib/env'

// A reader of our output that went away must not take the forum down with it.
const destination = pino.destination({ fd: 1, sync: true })
destination.on('error', () => {})

let logger: pino.Logger | undefined

/**
 * The forum's log: one JSON line each on standard output, at LOG_LEVEL. What people wrote or searched for is never put into it, and what
 * an error says of itself only as `fault` has it.
 */
export function log(): pino.Logger {
  const options = { level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: fault } }
  return (logger ??= pino(options, destination))
}

/** What is written down of an error. */
export interface Fault {
  type: string
  /** The words of it that cannot be a value. */
  message?: string
  code?: string
  /** The number that a reader of the broken page was given. */
  digest?: string
  /** The table that a query was about. */
  model?: string
  at?: string[]
  cause?: Fault
}

// Errors whose words are a programmer's. Those of the database, of queries and of parsers repeat what they were given: the text of a post.
const OURS = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AggregateError', 'Trouble'])

// How much of an error is looked at: enough to find it.
const MOST_FRAMES = 20
const MOST_CAUSES = 3
const LONGEST = 300

/** An error without anything that it was made from: its kind, its code, where it happened, and of its message what stands in no quotes. */
export function fault(error: unknown, causes = MOST_CAUSES): Fault {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, digest, meta } = error as { code?: unknown; digest?: unknown; meta?: { modelName?: unknown } }
  const ours = OURS.has(error.name) && OURS.has(error.constructor.name)
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    message: ours ? withoutValues(error.message) : undefined,
    code: word(code),
    digest: word(digest),
    model: word(meta?.modelName),
    at: framesOf(error),
    cause: error.cause !== undefined && causes > 0 ? fault(error.cause, causes - 1) : undefined,
  }
}

/** A sentence without what it quotes and without queries of addresses, and short. */
export function withoutValues(text: string): string {
  return text.replace(/"[^]*"|`[^]*`|'[^]*'|“[^]*”|‘[^]*’/g, '…').replace(/\?\S+/g, '?…').slice(0, LONGEST)
}

function word(value: unknown): string | undefined {
  return (typeof value === 'string' || typeof value === 'number') && /^\w{1,40}$/.test(String(value)) ? String(value) : undefined
}

// The lines below the message, which may look like one of them: so it is taken away by its length, not by its look.
function framesOf({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message)
  const below = at < 0 ? '' : stack.slice(at + message.length)
  return below.split('\n').map((line) => line.trim()).filter((line) => /^at .*(?::\d+:\d+\)?|\(<anonymous>\)|\(native\))$/.test(line)).slice(0, MOST_FRAMES)
}

/**
 * Sends what others print (Next, React, libraries) to the log, with errors as `fault` has them: by themselves they print a message whole,
 * with all that it quotes. The same for what nobody caught, which ends the process as it would anyway.
 */
export function takeConsole(): void {
  const levels = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug', trace: 'debug' } as const
  const taken = (level: (typeof levels)[keyof typeof levels]) => (...said: unknown[]) => {
    const err = said.find((one) => one instanceof Error)
    // A text beside an error may be that error's own, printed; further lines may be anything.
    const [first = ''] = said.filter((one) => typeof one === 'string').join(' ').trim().split('\n')
    log()[level]({ err }, err ? 'printed by a library' : withoutValues(first))
  }
  Object.assign(console, Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, taken(level)])))
  process.setUncaughtExceptionCaptureCallback((error) => {
    log().fatal({ err: error }, 'nobody caught this')
    process.exit(1)
  })
}
