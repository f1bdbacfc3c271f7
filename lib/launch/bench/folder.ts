import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { atEnd } from '../first/ending.mjs'

let folder: string | undefined

/** A folder for what this run needs, gone at its end. */
export function runFolder(): string {
  if (folder) return folder
  const made = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-bench-'))
  atEnd(() => rmSync(made, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return (folder = made)
}
