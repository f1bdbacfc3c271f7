import { z } from 'zod'
import { VERSION_KEYS } from '@/lib/film/versions'
import { LONGEST_FILM } from '@/lib/spoilers/scope'

// What the contract names; the description lists each once, under its name.

const version = z.enum(VERSION_KEYS as readonly [string, ...string[]])
const moment = z.iso.datetime().describe('A moment in UTC.')
const id = z.string().regex(/^[1-9]\d{0,8}$/)

/** What one must have seen for a text to be safe. */
export const scope = z.strictObject({
  version: z.union([z.literal('any'), version]).describe('A version of the film; "any": what all versions share.'),
  until: z.int().min(0).max(LONGEST_FILM).nullable().describe('A minute of it; null: to its end.'),
}).meta({ id: 'Scope', examples: [{ version: 'kr-2013', until: 95 }] })

/** What somebody has seen. */
export const seen = z.partialRecord(version, z.union([z.int().min(1).max(LONGEST_FILM), z.literal('whole')])).meta({ id: 'Seen', examples: [{ 'kr-2013': 'whole', 'tr-2019': 95 }] })

export const person = z.strictObject({
  handle: z.string(),
  name: z.string(),
  avatar: z.string().nullable().describe('The address of a picture.'),
  standing: z.enum(['newcomer', 'member', 'regular', 'moderator', 'admin']),
}).meta({ id: 'Person', examples: [{ handle: 'nari', name: 'Nari', avatar: null, standing: 'member' }] })

export const thread = z.strictObject({
  id,
  title: z.string(),
  slug: z.string(),
  url: z.string().describe('The path of its page.'),
  category: z.string(),
  tags: z.array(z.string()),
  author: person.nullable(),
  spoiler: scope.nullable().describe('The scope that seals all its posts.'),
  createdAt: moment,
  lastActivityAt: moment,
  posts: z.int().min(0),
  views: z.int().min(0),
  locked: z.boolean(),
  pinned: z.boolean(),
  excerpt: z.string().describe('The beginning of what everybody may read of its opening post.'),
}).meta({ id: 'Thread' })

const open = z.strictObject({ kind: z.literal('open'), html: z.string(), text: z.string() })
const sealed = z.strictObject({
  kind: z.literal('sealed'),
  index: z.int().min(0),
  scopes: z.array(scope),
  words: z.int().min(0).describe('How much there is, rounded.'),
})
/** A stretch that was sealed and that they may read. */
export const unsealed = z.strictObject({ kind: z.literal('unsealed'), index: z.int().min(0), scopes: z.array(scope), html: z.string(), text: z.string() }).meta({ id: 'Unsealed' })

/** A stretch of a post, as whoever asks may read it. */
export const segment = z.union([open, sealed, unsealed]).meta({ id: 'Segment', examples: [{ kind: 'sealed', index: 1, scopes: [{ version: 'kr-2013', until: null }], words: 40 }] })

export const post = z.strictObject({
  id,
  threadId: id,
  number: z.int().min(1),
  url: z.string(),
  author: person.nullable(),
  createdAt: moment,
  editedAt: moment.nullable(),
  replyTo: z.int().min(1).nullable().describe('The number of the post that it answers.'),
  spoiler: scope.nullable(),
  minute: z.int().min(0).nullable(),
  segments: z.array(segment),
  reactions: z.record(z.string(), z.int().min(0)),
  state: z.enum(['visible', 'deleted', 'held']),
}).meta({ id: 'Post' })

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  reference: z.string().optional().describe('Of an unexpected error: what to tell the people who run the forum.'),
}).meta({ id: 'Problem', examples: [{ type: 'about:blank', title: 'Invalid input', status: 422, errors: [{ path: 'title', message: 'A title needs at least 8 characters.' }] }] })

/** A page of a list. */
export function list<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable().describe('The cursor of what follows; null at the end.') })
}
