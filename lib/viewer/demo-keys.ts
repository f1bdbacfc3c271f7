import { createHmac, generateKeyPair, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { JWK } from 'oidc-provider'

/** The demo provider's only client: the forum itself. */
export const DEMO_CLIENT = 'cell-seven'

/** A secret for one purpose, made from the installation's own; base64url, 32 bytes. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url')
}

/** The keys that the demo provider signs with: made once, then kept in `directory`, readable by the owner alone. */
export async function demoKeys(directory: string): Promise<{ keys: JWK[] }> {
  const file = path.join(/* turbopackIgnore: true */ directory, 'demo-idp-keys.json')
  const kept = await readFile(file, 'utf8').then(JSON.parse).catch(() => null)
  if (Array.isArray(kept?.keys) && kept.keys.length > 0) return kept
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const made = { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' } as JWK] }
  await mkdir(directory, { recursive: true })
  // Written beside and renamed, so that a process killed here leaves either no file or a whole one.
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 })
  await rename(draft, file)
  return made
}
