import * as account from './operations/account'
import * as film from './operations/film'
import * as keeping from './operations/keeping'
import * as ledger from './operations/ledger'
import * as me from './operations/me'
import * as media from './operations/media'
import * as moderation from './operations/moderation'
import * as notices from './operations/notices'
import * as opening from './operations/opening'
import * as overlays from './operations/overlays'
import * as polls from './operations/polls'
import * as posts from './operations/posts'
import * as queue from './operations/queue'
import * as search from './operations/search'
import * as threads from './operations/threads'
import * as users from './operations/users'
import * as webhooks from './operations/webhooks'
import type { Operation } from './operation'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const GROUPS = [threads, posts, opening, overlays, search, users, me, account, notices, keeping, polls, media, moderation, queue, ledger, webhooks, film] as const

type In<Group> = Group extends unknown ? Group[keyof Group] : never
/** One of the operations, as its types have it (lib/api/client.ts). */
export type Declared = Extract<In<(typeof GROUPS)[number]>, { method: string; path: string; answer: unknown }>

/** Every operation of the API, by address: what is served, described and tried by the tests. */
export const OPERATIONS: readonly Operation[] = GROUPS
  .flatMap((group) => Object.values(group) as unknown as Operation[])
  .sort((a, b) => (a.path === b.path ? METHODS.indexOf(a.method) - METHODS.indexOf(b.method) : a.path < b.path ? -1 : 1))
