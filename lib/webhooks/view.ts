import type { Trouble } from '@/lib/events/callout'
import type { WebhookKind } from './rules'

/** A webhook as administrators see it; its secret is shown once, when it is made. */
export interface WebhookView {
  id: number
  url: string
  kinds: readonly WebhookKind[]
  createdAt: Date
  /** Null: it is on. */
  offAt: Date | null
  /** Who turned it off: an administrator, or the forum, as nothing was taken for days, or as the receiver said that it is gone. */
  offBecause: 'admin' | 'failing' | 'gone' | null
  /** Since when nothing that was sent has been taken; null: the last was. */
  failingAt: Date | null
  /** How much waits to be sent, or to be sent again. */
  waiting: number
}

/** One thing that was sent, or will be. */
export interface DeliveryView {
  /** The `webhook-id` that the receiver sees. */
  id: string
  /** What it is called there. */
  type: string
  createdAt: Date
  state: 'waiting' | 'taken' | 'given-up'
  tries: number
  triedAt: Date | null
  /** When it is sent again. */
  dueAt: Date | null
  status: number | null
  trouble: Trouble | null
}

/** A webhook with what was last sent to it. */
export interface WebhookPage {
  webhook: WebhookView
  deliveries: readonly DeliveryView[]
}
