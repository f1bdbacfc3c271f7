import { db } from '@/lib/db/client'
import { localeOf } from '@/lib/i18n/locales'
import { QUIET_KINDS } from '@/lib/notices/rules'
import { api, pathsIn } from '@/lib/paths'
import { DEFAULT_OPENS } from '@/lib/spoilers/opens'
import type { ReactionKind } from '@/lib/reactions/rules'
import type { Sealed } from '@/lib/spoilers/sealed'
import type { Member } from '@/lib/viewer/viewer'
import { whyNotLeave } from './rules'
import type { AccountView, LeavingView } from './view'

/** What a member has decided about themselves. */
export async function readAccount({ personId }: Member): Promise<AccountView> {
  const { quiet, opens, locale, ...plain } = await db().person.findUniqueOrThrow({ where: { id: personId }, select: { name: true, locale: true, opens: true, showsSeen: true, quiet: true } })
  return { ...plain, locale: localeOf(locale), opens: opens ?? DEFAULT_OPENS, quiet: QUIET_KINDS.filter((kind) => quiet.includes(kind)) }
}

/** What a member would leave behind, and whether they may go. */
export async function readLeaving(viewer: Member): Promise<LeavingView> {
  const [posts, others] = await Promise.all([
    db().post.count({ where: { authorId: viewer.personId, state: { not: 'deleted' } } }),
    db().person.count({ where: { standing: 'admin', bannedAt: null, id: { not: viewer.personId } } }),
  ])
  return { posts, whyNot: whyNotLeave(viewer, others) }
}

// Rows that memory holds at a time; of posts, whose texts come along, fewer.
const BATCH = 1_000
const POSTS_BATCH = 25

/** Rows, some at a time: `next` gets the last one of those before. */
async function* inBatches<Row>(next: (last: Row | undefined, take: number) => Promise<Row[]>, take = BATCH): AsyncGenerator<Row[]> {
  for (let last: Row | undefined; ;) {
    const rows = await next(last, take)
    yield rows
    if (rows.length < take) return
    last = rows.at(-1)
  }
}

const after = <Key>(key: Key | undefined) => (key === undefined ? {} : { cursor: key, skip: 1 })
type Numbered = { id: number } | undefined
const olderThan = (last: Numbered) => (last ? { id: { lt: last.id } } : {})

type Section = (viewer: Member) => AsyncIterable<readonly unknown[]>

/** All that the forum holds of somebody, by its name in their export. Secrets stand in none: of sessions and tokens only hashes are kept. */
const SECTIONS: Record<string, Section> = {
  methods: ({ personId }) => few(db().account.findMany({ where: { personId } }), ({ provider, providerAccountId: id, createdAt }) => ({ provider, id, createdAt })),
  sessions: ({ personId }) => few(db().session.findMany({ where: { personId }, select: { createdAt: true, expiresAt: true }, orderBy: { createdAt: 'desc' } }), (session) => session),
  tokens: ({ personId }) => numbered((last, take) => db().apiToken.findMany({
    where: { personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take,
    select: { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true, revokedAt: true },
  }), ({ id, ...token }) => ({ id: String(id), ...token })),
  threads: ({ personId }) => numbered((last, take) => db().thread.findMany({
    where: { authorId: personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take,
    select: { id: true, title: true, slug: true, spoiler: true, createdAt: true, deletedAt: true, category: { select: { slug: true } }, tags: { select: { tag: { select: { slug: true } } } } },
  }), ({ id, slug, category, tags, ...thread }) => ({ id: String(id), url: pathsIn('en').thread({ id, slug }), category: category.slug, tags: tags.map(({ tag }) => tag.slug), ...thread })),
  posts: (viewer) => numbered((last, take) => db().post.findMany({
    where: { authorId: viewer.personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take,
    select: {
      id: true, threadId: true, number: true, state: true, createdAt: true, editedAt: true, spoiler: true, minute: true, replyTo: true,
      revisions: { select: { postId: true, authorId: true, number: true, createdAt: true, spoiler: true, source: true, reason: true }, orderBy: { number: 'desc' } },
    },
  }), ({ id, threadId, revisions, ...post }) => ({
    id: String(id), threadId: String(threadId), url: pathsIn('en').post(threadId, post.number), ...post,
    revisions: revisions.map(({ number, createdAt, spoiler, source, reason }) => ({ number, createdAt, spoiler, source: openTo(viewer, source), reason: openTo(viewer, reason) })),
  }), POSTS_BATCH),
  drafts: (viewer) => few(db().draft.findMany({ where: { personId: viewer.personId }, orderBy: { savedAt: 'desc' } }), ({ place, threadId, title, body, fields, savedAt, droppedAt }) => (
    { place, threadId: text(threadId), title: openTo(viewer, title), body: openTo(viewer, body), fields, savedAt, droppedAt }
  )),
  reactions: ({ personId }) => keyed((last: { postId: number; kind: ReactionKind } | undefined, take) => db().reaction.findMany({
    where: { personId }, orderBy: [{ postId: 'asc' }, { kind: 'asc' }], take, ...after(last && { postId_personId_kind: { postId: last.postId, personId, kind: last.kind } }),
    select: { postId: true, kind: true, createdAt: true },
  })),
  bookmarks: (viewer) => numbered((last, take) => db().bookmark.findMany({ where: { personId: viewer.personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take }),
    ({ postId, note, remindAt, removedAt, createdAt }) => ({ postId: String(postId), note: openTo(viewer, note), remindAt, removedAt, createdAt })),
  follows: ({ personId }) => keyed((last: { threadId: number } | undefined, take) => db().follow.findMany({
    where: { personId }, orderBy: { threadId: 'asc' }, take, ...after(last && { personId_threadId: { personId, threadId: last.threadId } }), select: { threadId: true, level: true, setAt: true },
  })),
  categories: ({ personId }) => few(db().categoryFollow.findMany({ where: { personId }, select: { level: true, setAt: true, category: { select: { slug: true } } } }),
    ({ category, ...follow }) => ({ category: category.slug, ...follow })),
  blocks: ({ personId }) => few(db().block.findMany({ where: { personId }, select: { createdAt: true, blocked: { select: { handle: true } } } }),
    ({ blocked, createdAt }) => ({ handle: blocked.handle, createdAt })),
  readings: ({ personId }) => keyed((last: { threadId: number } | undefined, take) => db().reading.findMany({
    where: { personId }, orderBy: { threadId: 'asc' }, take, ...after(last && { personId_threadId: { personId, threadId: last.threadId } }), select: { threadId: true, readTo: true, readAt: true },
  })),
  votes: ({ personId }) => keyed((last: { postId: number; index: number } | undefined, take) => db().vote.findMany({
    where: { personId }, orderBy: [{ postId: 'asc' }, { index: 'asc' }], take, ...after(last && { postId_index_personId: { postId: last.postId, index: last.index, personId } }),
    select: { postId: true, index: true, options: true, votedAt: true },
  })),
  flags: (viewer) => numbered((last, take) => db().flag.findMany({
    where: { personId: viewer.personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take, include: { about: { select: { handle: true } } },
  }), ({ target, postId, threadId, about, reason, scope, note, createdAt, outcome }) => (
    { target, postId: text(postId), threadId: text(threadId), about: about?.handle ?? null, reason, scope, note: openTo(viewer, note), createdAt, outcome }
  )),
  notices: ({ personId }) => numbered((last, take) => db().notice.findMany({
    where: { personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take, select: { id: true, kind: true, threadId: true, number: true, createdAt: true, readAt: true },
  }), ({ id, threadId, ...notice }) => ({ id: String(id), threadId: text(threadId), ...notice })),
  moderation: ({ personId }) => numbered((last, take) => db().action.findMany({
    where: { personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take, select: { id: true, kind: true, postId: true, reason: true, canned: true, scope: true, createdAt: true },
  }), ({ id, postId, ...action }) => ({ id: String(id), postId: text(postId), ...action })),
  appeals: (viewer) => numbered((last, take) => db().appeal.findMany({ where: { personId: viewer.personId, ...olderThan(last) }, orderBy: { id: 'desc' }, take }),
    ({ actionId, text: words, createdAt, outcome, decidedAt }) => ({ actionId: String(actionId), text: openTo(viewer, words), createdAt, outcome, decidedAt })),
  images: (viewer) => inBatches(async (last: { id: string } | undefined, take) => (await db().media.findMany({
    where: { personId: viewer.personId, readyAt: { not: null } }, orderBy: { id: 'asc' }, take, ...after(last && { id: last.id }),
  }))
    .map(({ id, description, width, height, bytes, createdAt }) => ({ id, address: api.media(id), description: openTo(viewer, description), width, height, bytes, createdAt }))),
}

/** Rows of which nobody has many. */
async function* few<Row>(rows: PromiseLike<Row[]>, shape: (row: Row) => unknown): AsyncGenerator<unknown[]> {
  yield (await rows).map(shape)
}

/** Rows with a number of their own, the newest first, as the export shows them. */
async function* numbered<Row extends { id: number }>(next: (last: Numbered, take: number) => Promise<Row[]>, shape: (row: Row) => unknown, take = BATCH): AsyncGenerator<unknown[]> {
  for await (const rows of inBatches<Row>(next, take)) yield rows.map(shape)
}

/** Rows that are known by what they are about, whose numbers are texts in the export as in the rest of the API. */
async function* keyed<Row extends { postId?: number; threadId?: number }>(next: (last: Row | undefined, take: number) => Promise<Row[]>): AsyncGenerator<unknown[]> {
  for await (const rows of inBatches(next)) {
    yield rows.map((row) => ({ ...row, ...(row.postId !== undefined && { postId: String(row.postId) }), ...(row.threadId !== undefined && { threadId: String(row.threadId) }) }))
  }
}

function text(id: number | null): string | null {
  return id === null ? null : String(id)
}

function openTo(viewer: Member, text: Sealed<'source'> | null): string | null {
  const open = text?.for(viewer)
  return open?.kind === 'cleared' ? open.text : null
}

/** All that the forum holds of a member as one JSON document, in pieces: memory holds one at a time, however much they wrote. */
export async function* readExport(viewer: Member): AsyncGenerator<string> {
  const { feedVersion, ...person } = await db().person.findUniqueOrThrow({
    where: { id: viewer.personId },
    select: { handle: true, name: true, email: true, standing: true, locale: true, opens: true, showsSeen: true, quiet: true, createdAt: true, welcomedAt: true, feedVersion: true },
  })
  yield JSON.stringify({ madeAt: new Date(), profile: { ...person, privateFeed: feedVersion > 0 }, seen: viewer.declared }).slice(0, -1)
  for (const [name, section] of Object.entries(SECTIONS)) {
    yield `,${JSON.stringify(name)}:[`
    let any = false
    for await (const rows of section(viewer)) {
      for (const row of rows) {
        yield (any ? ',' : '') + JSON.stringify(row)
        any = true
      }
    }
    yield ']'
  }
  yield '}\n'
}
