import { z } from 'zod'
import { seen } from './shapes'

// What somebody takes with them: all that the forum holds of them. Nothing in it is somebody else's but the names of those whom they blocked.

const moment = z.iso.datetime()
const id = z.string()
const scopeText = z.string().describe('A scope: `any`, `kr-2013`, `kr-2013@95`.')

const profile = z.strictObject({
  handle: z.string(), name: z.string(), email: z.string().nullable(), standing: z.string(), locale: z.string(), opens: z.string().nullable(), showsSeen: z.boolean(), quiet: z.array(z.string()),
  createdAt: moment, welcomedAt: moment.nullable(), privateFeed: z.boolean().describe('Whether they have a feed address of their own.'),
})

const revision = z.strictObject({ number: z.int(), createdAt: moment, spoiler: scopeText.nullable(), source: z.string().nullable().describe('The Markdown.'), reason: z.string().nullable() })

const post = z.strictObject({
  id, threadId: id, url: z.string(), number: z.int(), state: z.string(), createdAt: moment, editedAt: moment.nullable(),
  spoiler: scopeText.nullable(), minute: z.int().nullable(), replyTo: z.int().nullable(),
  revisions: z.array(revision).describe('The newest first.'),
})

/** GET /me/export. */
export const exported = z.strictObject({
  madeAt: moment,
  profile,
  seen,
  methods: z.array(z.strictObject({ provider: z.string(), id: z.string(), createdAt: moment })).describe('Ways to sign in.'),
  sessions: z.array(z.strictObject({ createdAt: moment, expiresAt: moment })),
  tokens: z.array(z.strictObject({
    id, name: z.string(), scopes: z.array(z.string()), createdAt: moment, lastUsedAt: moment.nullable(), expiresAt: moment.nullable(), revokedAt: moment.nullable(),
  })),
  threads: z.array(z.strictObject({
    id, url: z.string(), category: z.string(), tags: z.array(z.string()), title: z.string(), spoiler: scopeText.nullable(), createdAt: moment, deletedAt: moment.nullable(),
  })),
  posts: z.array(post),
  drafts: z.array(z.strictObject({
    place: z.string().nullable(), threadId: id.nullable(), title: z.string().nullable(), body: z.string().nullable(), fields: z.record(z.string(), z.unknown()), savedAt: moment, droppedAt: moment.nullable(),
  })),
  reactions: z.array(z.strictObject({ postId: id, kind: z.string(), createdAt: moment })),
  bookmarks: z.array(z.strictObject({ postId: id, note: z.string().nullable(), remindAt: moment.nullable(), removedAt: moment.nullable(), createdAt: moment })),
  follows: z.array(z.strictObject({ threadId: id, level: z.string(), setAt: moment })),
  categories: z.array(z.strictObject({ category: z.string(), level: z.string(), setAt: moment })).describe('Categories that they follow or have muted.'),
  blocks: z.array(z.strictObject({ handle: z.string(), createdAt: moment })),
  readings: z.array(z.strictObject({ threadId: id, readTo: z.int(), readAt: moment })),
  votes: z.array(z.strictObject({ postId: id, index: z.int(), options: z.array(z.int()), votedAt: moment })),
  flags: z.array(z.strictObject({
    target: z.string(), postId: id.nullable(), threadId: id.nullable(), about: z.string().nullable().describe('The handle of whoever was reported.'),
    reason: z.string(), scope: scopeText.nullable(), note: z.string().nullable(), createdAt: moment, outcome: z.string().nullable(),
  })),
  notices: z.array(z.strictObject({ id, kind: z.string(), threadId: id.nullable(), number: z.int().nullable(), createdAt: moment, readAt: moment.nullable() })),
  moderation: z.array(z.strictObject({ id, kind: z.string(), postId: id.nullable(), reason: z.string(), canned: z.string().nullable(), scope: scopeText.nullable(), createdAt: moment }))
    .describe('What moderators did that concerned them, as the public log has it.'),
  appeals: z.array(z.strictObject({ actionId: id, text: z.string().nullable(), createdAt: moment, outcome: z.string().nullable(), decidedAt: moment.nullable() })),
  images: z.array(z.strictObject({ id, address: z.string(), description: z.string().nullable(), width: z.int(), height: z.int(), bytes: z.int(), createdAt: moment })),
}).meta({ id: 'Export' })
