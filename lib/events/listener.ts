import { Client } from 'pg'
import { env } from '@/lib/env'

// How long what was missed can stay unnoticed: a notification is lost with its connection, and with an instance that was killed.
const SWEEP_MS = 15_000

// Soon enough that nobody notices, and not so soon that a database that is starting is asked all the time.
const AGAIN_MS = 1_000

type Hearer = () => void

// One connection for a process, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellHearers?: Map<string, Set<Hearer>> }

function hearers(channel: string): Set<Hearer> {
  const all = (shared.cellHearers ??= new Map())
  if (!all.has(channel)) all.set(channel, new Set())
  return all.get(channel)!
}

/**
 * Calls `hearer` after every commit that notified the channel, and whenever one may have been missed: when the connection is made, made
 * again, and every 15 seconds. What is called looks for itself what is new. Answers how to stop it.
 */
export function hear(channel: string, hearer: Hearer): () => void {
  hearers(channel).add(hearer)
  return () => void hearers(channel).delete(hearer)
}

/** Listens to these channels for the whole process, on one connection that is made again when it is lost, until stopped. */
export function startListening(channels: readonly string[], onError: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false
  let client: Client | null = null
  let connecting: Promise<void> | null = null
  let again: NodeJS.Timeout | undefined

  const wakeAll = () => channels.forEach((channel) => hearers(channel).forEach((hearer) => hearer()))
  const connect = async () => {
    const made = new Client({ connectionString: env().DATABASE_URL, keepAlive: true })
    const lost = () => {
      if (client !== made) return
      client = null
      if (!stopped) again = setTimeout(look, AGAIN_MS)
    }
    made.on('error', lost)
    made.on('end', lost)
    made.on('notification', ({ channel }) => hearers(channel).forEach((hearer) => hearer()))
    try {
      await made.connect()
      for (const channel of channels) await made.query(`LISTEN ${channel}`)
      client = made
    } catch (error) {
      await made.end().catch(() => undefined)
      throw error
    }
  }
  const look = () => {
    if (stopped) return
    if (client) return wakeAll()
    connecting ??= connect().then(wakeAll, onError).finally(() => (connecting = null))
  }

  const timer = setInterval(look, SWEEP_MS)
  look()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      clearTimeout(again)
      await connecting
      await client?.end().catch(() => undefined)
    },
  }
}
