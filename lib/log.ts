import pino from 'pino'
import { env } from '@/lib/env'

// A reader of our output that went away must not take the forum down with it.
const destination = pino.destination({ fd: 1, sync: true })
destination.on('error', () => {})

let logger: pino.Logger | undefined

/** The forum's log: one JSON line each on standard output, at LOG_LEVEL. What people wrote or searched for is never put into it. */
export function log(): pino.Logger {
  return (logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination))
}
