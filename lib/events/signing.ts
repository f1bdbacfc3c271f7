import { createHmac } from 'node:crypto'
import { env } from '@/lib/env'

/** A webhook's secret, in the form of Standard Webhooks. It follows from the forum's own and the webhook's salt, so that the database alone can sign nothing. */
export function webhookSecret(salt: string): string {
  return `whsec_${keyOf(salt).toString('base64')}`
}

/** The headers that sign a message as Standard Webhooks has it, once for each salt: HMAC-SHA256 over its id, its time (seconds since 1970) and its body. */
export function signatures(salts: readonly string[], { id, at, body }: { id: string; at: number; body: string }): Record<string, string> {
  const signed = salts.map((salt) => `v1,${createHmac('sha256', keyOf(salt)).update(`${id}.${at}.${body}`).digest('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signed.join(' ') }
}

function keyOf(salt: string): Buffer {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(JSON.stringify(['webhook', salt])).digest()
}
