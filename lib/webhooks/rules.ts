import ipaddr from 'ipaddr.js'
import type { EventKind } from '@/lib/events/outbox'
import type { RefusalReason } from '@/lib/outcome'
import { administers, type Viewer } from '@/lib/viewer/viewer'

/** What a webhook may be told of. */
export const WEBHOOK_KINDS = ['post', 'flag', 'action'] as const
export type WebhookKind = (typeof WEBHOOK_KINDS)[number]

/** Under what name an event is told, or null: it is not. What comes before the point is the kind that an administrator chooses. */
export const TYPE_OF: Record<EventKind, `${WebhookKind}.${string}` | null> = {
  'thread-started': 'post.added',
  'thread-edited': 'post.retitled',
  'thread-merged': 'post.merged',
  'thread-split': 'post.split',
  'thread-moderated': 'action.taken',
  'post-added': 'post.added',
  'post-edited': 'post.edited',
  'post-deleted': 'post.deleted',
  'post-restored': 'post.restored',
  'post-moved': 'post.moved',
  'post-flagged': 'flag.raised',
  'post-moderated': 'action.taken',
  'person-moderated': 'action.taken',
  'reminder-due': null,
}

/** What a kind of event is, for whoever chooses; null: of none. */
export function webhookKindOf(event: string): WebhookKind | null {
  const type = TYPE_OF[event as EventKind]
  return type ? (type.slice(0, type.indexOf('.')) as WebhookKind) : null
}

/** Webhooks at a time: each is asked of every post, and nobody runs so many receivers. */
export const WEBHOOKS_MOST = 20

/** Characters of a webhook's address: a path with a long key in it. */
export const URL_MAX = 500

/** How long a receiver may take to answer: it has to write it down, not to act on it. In milliseconds. */
export const ANSWER_MS = 10_000

/** A delivery that was begun and not ended is begun again after so long, in seconds: its instance was killed. Several times ANSWER_MS, so that none is sent twice that only took long. */
export const LEASE_S = 60

/** The first wait after a failure, in seconds: a receiver that is being restarted is back by then. Each next is twice as long, */
export const FIRST_WAIT_S = 30
/** up to this: a receiver that was mended should not wait for half a day. */
export const LONGEST_WAIT_S = 6 * 3600
/** For so long it is tried: a weekend, and somebody who looks at it on Monday. Then the delivery is given up, and a webhook that took nothing meanwhile is turned off. */
export const GIVE_UP_DAYS = 3

/** A new secret and the one before it both sign for so long, in hours: a day to bring the new one to the receiver. */
export const BOTH_SECRETS_HOURS = 24

/** For how many days it can be looked up what was sent. */
export const KEPT_DAYS = 30
/** A removed webhook can be brought back for so long, in hours. */
export const REMOVED_HOURS = 24

/** Deliveries that are shown of a webhook, the newest. */
export const DELIVERIES_SHOWN = 30

/** After so many seconds a delivery is sent again that failed for the `tries`th time; `luck`, 0 to 1, keeps those that failed together from coming together. */
export function waitAfter(tries: number, luck: number): number {
  return Math.round(Math.min(FIRST_WAIT_S * 2 ** Math.min(tries - 1, 20), LONGEST_WAIT_S) * (0.8 + 0.4 * luck))
}

/** Why this viewer may not run the forum; null: they may. */
export function whyNotAdminister(viewer: Viewer): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return administers(viewer) ? null : 'not-admin'
}

/** Why nothing is sent to an address; null: it may be. With `allowPrivate` anything that this machine reaches, also unencrypted. */
export function whyNotCall(address: string, allowPrivate: boolean): RefusalReason | null {
  if (!URL.canParse(address)) return 'webhook-url'
  const { protocol, username, password, hostname } = new URL(address)
  if (username !== '' || password !== '') return 'webhook-url'
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) return 'webhook-insecure'
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  return !allowPrivate && ipaddr.isValid(literal) && !isPublic(literal) ? 'webhook-private' : null
}

// Azure answers its machines there, as if it were anybody's address.
const METADATA = new Set(['168.63.129.16'])

/**
 * Whether an IP address is on the public internet: neither this machine, its network, its cloud's metadata, a group, nor one address dressed up as
 * another (IPv4 in IPv6). Whatever is not known to be public is not.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address) || METADATA.has(address)) return false
  const ip = ipaddr.parse(address)
  // Of IPv6 nothing is given out but what begins with the bits 001 (RFC 4291, 2.4): not "::7f00:1", which is 127.0.0.1 in its oldest dress.
  return ip.range() === 'unicast' && (ip.kind() === 'ipv4' || ip.toByteArray()[0]! >> 5 === 1)
}
