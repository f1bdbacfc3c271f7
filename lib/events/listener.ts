import { Client } from 'pg'
import { env } from '@/lib/env'

// How long what was missed can stay unnoticed: a notification is lost with its connection, and with an instance that was killed.
const SWEEP_MS = 15_000

// Soon enough that nobody notices, and not so soon that a database that is starting is asked all the time.
const AGAIN_MS = 2_000

// A connection that says nothing for so long is broken, whatever it looks like.
const ANSWER_MS = 5_000

type Hearer = (message?: string) => void
type Watcher = (connected: boolean) => void

// One connection for a process, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellHearers?: Map<string, Set<Hearer>>; cellWatchers?: Set<Watcher> }

function watchers(): Set<Watcher> {
  return (shared.cellWatchers ??= new Set())
}

function hearers(channel: string): Set<Hearer> {
  const all = (shared.cellHearers ??= new Map())
  if (!all.has(channel)) all.set(channel, new Set())
  return all.get(channel)!
}

/**
 * Calls `hearer` after every commit that notified the channel, with what it said; and with nothing whenever one may have been missed: when the
 * connection is made, made again, and every 15 seconds. What is called looks for itself what is new. Answers how to stop it.
 */
export function hear(channel: string, hearer: Hearer): () => void {
  hearers(channel).add(hearer)
  return () => void hearers(channel).delete(hearer)
}

/** Calls `watcher` when this process begins to hear what is notified, with true, and when it no longer does, with false. Answers how to stop it. */
export function watchConnection(watcher: Watcher): () => void {
  watchers().add(watcher)
  return () => void watchers().delete(watcher)
}

/** What the database calls the connection on which a process listens. */
export const LISTENER = 'cell-seven listener'

/** How often it is looked whether something was missed, and how soon a lost connection is made again; in milliseconds. */
interface Pauses {
  sweepMs: number
  againMs: number
}

/** Listens to these channels for the whole process, on one connection that is made again when it is lost, until stopped. */
export function startListening(
  channels: readonly string[], onError: (error: unknown) => void, { sweepMs, againMs }: Pauses = { sweepMs: SWEEP_MS, againMs: AGAIN_MS },
): { stop(): Promise<void> } {
  let stopped = false
  let client: Client | null = null
  let connecting: Promise<void> | null = null
  let again: NodeJS.Timeout | undefined
  let lose = () => undefined as void

  const wakeAll = () => channels.forEach((channel) => hearers(channel).forEach((hearer) => hearer()))
  const connect = async () => {
    const made = new Client({ connectionString: env().DATABASE_URL, keepAlive: true, application_name: LISTENER })
    const lost = () => {
      if (client !== made) return
      client = null
      watchers().forEach((watcher) => watcher(false))
      if (!stopped) again = setTimeout(look, againMs)
    }
    lose = () => {
      lost()
      // It may be unable to say even this.
      void made.end().catch(() => undefined)
    }
    made.on('error', lost)
    made.on('end', lost)
    made.on('notification', ({ channel, payload }) => hearers(channel).forEach((hearer) => hearer(payload)))
    try {
      await made.connect()
      for (const channel of channels) await made.query(`LISTEN ${channel}`)
      client = made
      watchers().forEach((watcher) => watcher(true))
    } catch (error) {
      await made.end().catch(() => undefined)
      throw error
    }
  }
  const failed = (error: unknown) => {
    onError(error)
    if (!stopped) again = setTimeout(look, againMs)
  }
  const look = () => {
    if (stopped) return
    if (client) return void isAlive(client).then((alive) => (alive ? wakeAll() : lose()))
    connecting ??= connect().then(wakeAll, failed).finally(() => (connecting = null))
  }

  const timer = setInterval(look, sweepMs)
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

/** Whether a connection still leads to the database: one that was cut without a word hears nothing and does not notice. */
function isAlive(client: Client): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, ANSWER_MS, false).unref())
  return Promise.race([client.query('SELECT 1').then(() => true, () => false), late])
}
