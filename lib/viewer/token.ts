import { createHash, randomBytes } from 'node:crypto'

/** A new unguessable token: 256 random bits as 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The form in which the database knows a token (SHA-256, hex): whoever reads the table cannot use it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
