import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import type { Store } from './store'

const folder = () => path.join(/* turbopackIgnore: true */ env().DATA_DIR, 'media')
const fileOf = (id: string) => path.join(folder(), id.slice(0, 2), `${id}.webp`)

/** Images as files of `DATA_DIR/media`. A file is there whole or not at all, and once `put` has returned it survives a power cut. */
export const inFiles: Store = {
  async put(id, bytes) {
    const file = fileOf(id)
    const made = await incomingFile(id)
    await mkdir(path.dirname(file), { recursive: true })
    const handle = await open(made, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(made, file)
    await syncFolder(path.dirname(file))
  },
  async get(id) {
    return readFile(fileOf(id)).catch(unlessMissing)
  },
  async remove(id) {
    await rm(fileOf(id), { force: true })
  },
}

/** A place for a file while it comes in or is written, on the disk that images are kept on. */
export async function incomingFile(name: string): Promise<string> {
  const incoming = path.join(folder(), 'incoming')
  await mkdir(incoming, { recursive: true })
  return path.join(incoming, name)
}

/** Takes away what was on its way in before a moment: whoever brought it was killed. */
export async function clearIncoming(before: Date): Promise<void> {
  const incoming = path.join(folder(), 'incoming')
  for (const name of (await readdir(incoming).catch(unlessMissing)) ?? []) {
    const file = path.join(incoming, name)
    const { mtime } = (await stat(file).catch(unlessMissing)) ?? {}
    if (mtime && mtime < before) await rm(file, { force: true })
  }
}

// A new name is on the disk when its folder is.
async function syncFolder(name: string): Promise<void> {
  const handle = await open(name, 'r')
  await handle.sync().finally(() => handle.close())
}

function unlessMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}
