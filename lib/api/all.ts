import * as account from './operations/account'
import * as film from './operations/film'
import * as keeping from './operations/keeping'
import * as me from './operations/me'
import * as media from './operations/media'
import * as notices from './operations/notices'
import * as opening from './operations/opening'
import * as overlays from './operations/overlays'
import * as polls from './operations/polls'
import * as posts from './operations/posts'
import * as search from './operations/search'
import * as threads from './operations/threads'
import * as users from './operations/users'
import type { Operation } from './operation'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Every operation of the API, by address: what is served, described and tried by the tests. */
export const OPERATIONS: readonly Operation[] = [threads, posts, opening, overlays, search, users, me, account, notices, keeping, polls, media, film]
  .flatMap((group) => Object.values(group) as unknown as Operation[])
  .sort((a, b) => (a.path === b.path ? METHODS.indexOf(a.method) - METHODS.indexOf(b.method) : a.path < b.path ? -1 : 1))
