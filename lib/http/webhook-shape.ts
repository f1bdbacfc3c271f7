import type { DeliveryView, WebhookView } from '@/lib/webhooks/view'

/** A webhook as the API shows it. */
export function webhookShape({ id, url, kinds, offAt, offBecause, failingAt, waiting, createdAt }: WebhookView) {
  return { id: String(id), url, kinds: [...kinds], on: offAt === null, offBecause, failingSince: failingAt?.toISOString() ?? null, waiting, createdAt: createdAt.toISOString() }
}

/** Something that was sent to one. */
export function deliveryShape({ id, type, state, tries, status, trouble, createdAt, dueAt }: DeliveryView) {
  return { id, type, state, tries, status, trouble, createdAt: createdAt.toISOString(), dueAt: dueAt?.toISOString() ?? null }
}
