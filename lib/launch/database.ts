import pg from 'pg'
import { startCluster } from './cluster'
import { OWNER } from './cluster-files'
import { Trouble } from './first/steps.mjs'

/** A database to work on, and how to let go of it. */
export interface Opened {
  url: string
  stop: (hard?: boolean) => Promise<void>
}

/**
 * The operator's database when `given` names one, else the embedded one of `dataDir`, started. In both a missing database is created.
 * Throws `Trouble` when it cannot be reached.
 */
export async function openDatabase(root: string, dataDir: string, given: string | undefined, pool: number, note?: (detail: string) => void): Promise<Opened> {
  if (given) {
    await createDatabase(given)
    return { url: given, stop: async () => {} }
  }
  // Beside the pool: the live channel, migrations, and an operator who looks at it.
  const cluster = await startCluster(root, dataDir, { connections: Math.max(60, pool + 20), note })
  const url = cluster.url(OWNER)
  try {
    await createDatabase(url)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { url, stop: cluster.stop }
}

/** Creates the database that `url` names when its server does not have it. `template` is copied. */
export async function createDatabase(url: string, template?: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1)) || OWNER
  const missing = await reach(url)
  if (!missing) return
  const server = new URL(url)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  try {
    await client.connect()
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ''}`)
  } catch (error) {
    // 42P04: somebody else has created it in the meantime.
    if ((error as { code?: string }).code !== '42P04') {
      throw new Trouble(`The database "${name}" does not exist and could not be created: ${(error as Error).message}`)
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether the server answers and lacks just this database (3D000). */
async function reach(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return false
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === '3D000') return true
    throw new Trouble(`DATABASE_URL: the database does not answer: ${message || code || 'no reason given'}`)
  } finally {
    await client.end().catch(() => {})
  }
}
