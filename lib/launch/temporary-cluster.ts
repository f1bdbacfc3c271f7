import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCluster, type Cluster } from './cluster'
import { me } from './first/begin.mjs'
import { claim } from './first/claim.mjs'
import { atEnd } from './first/ending.mjs'
import { stopStray } from './stray'

const PREFIX = 'cell-seven-temporary-'

/**
 * A PostgreSQL that is gone with everything in it when it is stopped, and quick because of that: for tests and for comparing schemas. For measuring
 * it is as `durable` as the forum's own.
 */
export async function temporaryCluster(root: string, { durable = false } = {}): Promise<Cluster> {
  await sweep()
  const folder = mkdtempSync(path.join(os.tmpdir(), PREFIX))
  // The database's own account passes through it when root starts it.
  chmodSync(folder, 0o711)
  const { release } = await claim(path.join(folder, 'owner'), me({ dataDir: folder }))
  const remove = () => {
    release()
    remains(folder)
  }
  const cluster = await startCluster(root, folder, { durable, connections: 100 }).catch((error: unknown) => {
    remove()
    throw error
  })
  const stop = async () => {
    await cluster.stop(true)
    remove()
  }
  const forget = atEnd(stop)
  return {
    ...cluster,
    stop: () => {
      forget()
      return stop()
    },
  }
}

/** Removes the temporary clusters of processes that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name)
    const owner = path.join(folder, 'owner')
    // Without an owner's folder it is being made at this moment, or somebody else's.
    if (!existsSync(owner)) continue
    try {
      const { release } = await claim(owner, me({ dataDir: folder }))
      await stopStray(path.join(realpathSync(folder), 'postgres'), path.join(folder, 'socket'))
      release()
      remains(folder)
    } catch {
      // In use, or another user's: not ours to remove.
    }
  }
}

function remains(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
