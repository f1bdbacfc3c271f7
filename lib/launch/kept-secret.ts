import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** The secret that is kept in `file`, made on the first call: 256 random bits as 43 characters. Readable by its owner alone. */
export function keptSecret(file: string): string {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (kept) return kept
  const secret = randomBytes(32).toString('base64url')
  // Written beside and renamed: a killed start leaves a whole secret or none.
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secret
}
