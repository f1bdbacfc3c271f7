import { db, type Queries } from '@/lib/db/client'
import { env } from '@/lib/env'
import { kindOf } from '@/lib/events/log'
import { pathsIn } from '@/lib/paths'
import { parseScope, parseScopes } from '@/lib/spoilers/scope'
import { administers, type Viewer } from '@/lib/viewer/viewer'
import { DELIVERIES_SHOWN, TYPE_OF } from './rules'
import type { DeliveryView, WebhookPage, WebhookView } from './view'

/** All webhooks, the newest first; null for those who do not run the forum. */
export async function readWebhooks(viewer: Viewer): Promise<WebhookView[] | null> {
  return administers(viewer) ? webhooksWhere({ removedAt: null }) : null
}

/** One webhook and what was last sent to it. Null when there is none, or the viewer does not run the forum. */
export async function readWebhook(viewer: Viewer, id: number): Promise<WebhookPage | null> {
  const [webhook] = administers(viewer) ? await webhooksWhere({ id, removedAt: null }) : []
  return webhook ? { webhook, deliveries: await deliveriesOf(id, DELIVERIES_SHOWN) } : null
}

async function webhooksWhere(where: { id?: number; removedAt: null }): Promise<WebhookView[]> {
  const rows = await db().webhook.findMany({
    where, orderBy: { id: 'desc' },
    select: { id: true, url: true, kinds: true, createdAt: true, offAt: true, offBecause: true, failingAt: true, _count: { select: { deliveries: { where: { dueAt: { not: null } } } } } },
  })
  return rows.map(({ _count, ...webhook }) => ({ ...webhook, waiting: _count.deliveries }))
}

/** What was last sent to a webhook, the newest first. */
async function deliveriesOf(webhookId: number, take: number): Promise<DeliveryView[]> {
  const rows = await db().delivery.findMany({
    where: { webhookId }, orderBy: { id: 'desc' }, take,
    select: { id: true, createdAt: true, dueAt: true, tries: true, triedAt: true, takenAt: true, status: true, trouble: true, event: { select: { kind: true } } },
  })
  return rows.map(({ event, takenAt, ...delivery }) => ({
    ...delivery, type: typeOf(event?.kind ?? null), state: takenAt ? 'taken' : delivery.dueAt ? 'waiting' : 'given-up',
  }))
}

function typeOf(event: string | null): string {
  return event === null ? 'test' : (TYPE_OF[event as keyof typeof TYPE_OF] ?? event)
}

/** What a webhook is told, as it goes over the wire: ids, addresses, titles and scopes; no post's text, nobody's name. */
interface Message {
  type: string
  /** When it happened. */
  timestamp: string
  data: Record<string, unknown>
}

/** What is to be said of an event, as things are now; null where it has gone. `eventId` null: a test. */
export async function composeMessage(queries: Queries, { eventId, createdAt }: { eventId: string | null; createdAt: Date }): Promise<Message | null> {
  if (eventId === null) return { type: 'test', timestamp: createdAt.toISOString(), data: { url: addressOf(pathsIn('en').home()) } }
  const event = await queries.event.findUnique({ where: { id: eventId }, select: { kind: true, createdAt: true, threadId: true, postId: true, actionId: true } })
  if (!event) return null
  const [thread, post, action] = [await threadOf(queries, event.threadId), await postOf(queries, event.postId), await actionOf(queries, event.actionId)]
  return { type: typeOf(event.kind), timestamp: event.createdAt.toISOString(), data: { thread, post, ...(action && { action }) } }
}

async function threadOf(queries: Queries, id: number | null) {
  const row = id === null ? null : await queries.thread.findUnique({ where: { id }, select: { id: true, title: true, slug: true, spoiler: true, deletedAt: true, category: { select: { slug: true } } } })
  if (!row) return null
  const there = row.deletedAt === null
  // What was taken away may have been taken away for its title.
  return { id: String(row.id), title: there ? row.title : null, url: there ? addressOf(pathsIn('en').thread(row)) : null, category: row.category.slug, spoiler: parseScope(row.spoiler ?? '') }
}

async function postOf(queries: Queries, id: number | null) {
  const row = id === null ? null : await queries.post.findUnique({ where: { id }, select: { id: true, threadId: true, number: true, state: true } })
  if (!row) return null
  const root = await queries.segment.findUnique({ where: { postId_index: { postId: row.id, index: 0 } }, select: { scopes: true } })
  return { id: String(row.id), number: row.number, url: addressOf(pathsIn('en').post(row.threadId, row.number)), state: row.state, scopes: parseScopes(root?.scopes ?? []) }
}

async function actionOf(queries: Queries, id: number | null) {
  const row = id === null ? null : await queries.action.findUnique({ where: { id }, select: { id: true, kind: true, scope: true, undoesId: true } })
  return row && { id: String(row.id), kind: kindOf(row.kind), scope: parseScope(row.scope ?? ''), undoes: row.undoesId === null ? null : String(row.undoesId), url: addressOf(pathsIn('en').logEntry(row.id)) }
}

function addressOf(path: string): string {
  return env().SITE_URL + path
}
