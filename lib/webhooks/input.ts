import { z } from 'zod'
import { idempotencyKey } from '@/lib/posts/input'
import { URL_MAX, WEBHOOK_KINDS } from './rules'

const url = z.string().trim().min(1, 'webhook-url').max(URL_MAX, 'webhook-url').refine((text) => URL.canParse(text), 'webhook-url').meta({ examples: ['https://hooks.example.org/cell-seven'] }).transform((text) => new URL(text).href)
  .describe('Where it is told: https, without a name and a password.')
const kinds = z.array(z.enum(WEBHOOK_KINDS, 'webhook-kinds')).min(1, 'webhook-kinds').max(WEBHOOK_KINDS.length, 'webhook-kinds')
  .transform((chosen) => WEBHOOK_KINDS.filter((kind) => chosen.includes(kind))).describe('What it is told of.')

/** A new webhook. */
export const webhookInput = z.strictObject({ url, kinds, key: idempotencyKey })
export type WebhookInput = z.input<typeof webhookInput>

/** What may be changed of one; what is not there stays. */
export const webhookChange = z.strictObject({ url: url.optional(), kinds: kinds.optional(), on: z.boolean().optional().describe('False turns it off; what waits to be sent is dropped.') })
export type WebhookChange = z.input<typeof webhookChange>
