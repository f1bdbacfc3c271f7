import { z } from 'zod'
import { byId, scopeField, seenField } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, scope, segment, unsealed } from '@/lib/api/shapes'
import { SECTIONS } from '@/lib/guide/rules'

const which = z.union([
  z.strictObject({ index: z.int().min(0).max(99_999).describe('The index of one sealed segment.') }),
  z.strictObject({ all: z.literal(true).describe('Every segment that is sealed.') }),
])
const opened = z.strictObject({ segments: z.array(unsealed) })
const ABOUT = 'The explicit act of whoever reads: nothing else opens a text, and nothing is remembered of it. What lies sealed inside stays so.'

export const reveal = operation({
  id: 'revealPost', method: 'POST', path: '/posts/{id}/reveal', group: 'posts', summary: 'Opens a sealed segment of a post, or all of them.', about: ABOUT,
  scope: 'read', by: 'anyone', asDrawn: true, params: byId, query: z.strictObject(seenField), body: which, answer: opened, refuses: [404],
})

export const revealSection = operation({
  id: 'revealSection', method: 'POST', path: '/film/{section}/reveal', group: 'film', summary: 'Opens a sealed segment of a section of the film guide, or all of them.', about: ABOUT,
  scope: 'read', by: 'anyone', asDrawn: true, params: z.strictObject({ section: z.enum(SECTIONS) }), query: z.strictObject(seenField), body: which, answer: opened, refuses: [404],
})

export const quotePost = operation({
  id: 'quotePost', method: 'GET', path: '/posts/{id}/quote', group: 'posts', summary: 'A post as Markdown that quotes it.',
  about: 'What whoever asks has not seen is left out, but for the segments that they opened, which come in marks with their scopes.',
  asDrawn: true, params: byId,
  query: z.strictObject({
    // More segments than this a post does not have.
    opened: z.string().regex(/^\d{1,3}(?:,\d{1,3}){0,199}$/).transform((text) => text.split(',').map(Number)).optional().describe('The indexes of what they opened, with commas between them: asked for as a reveal asks.'),
    selected: z.string().regex(/^\d{1,6}-\d{1,6}-\d{1,6}$/).transform((text) => text.split('-').map(Number)).optional()
      .describe('A stretch alone, `120-180-2400`: from which sign to which, and of how many, white space not counted, in the text as they have it before them.'),
    ...seenField,
  }),
  answer: z.strictObject({ markdown: z.string() }), refuses: [404],
})

const told = z.union([
  z.strictObject({ kind: z.literal('open'), text: z.string() }),
  z.strictObject({ kind: z.literal('unsealed'), scopes: z.array(scope), text: z.string() }),
  z.strictObject({ kind: z.literal('sealed'), scopes: z.array(scope), words: z.int().min(0) }),
]).meta({ id: 'Text', examples: [{ kind: 'open', text: 'A word was left out.' }] })

const change = z.enum(['same', 'added', 'removed'])
const stretch = z.union([
  z.strictObject({ change, kind: z.literal('open'), text: z.string() }),
  z.strictObject({ change, kind: z.literal('unsealed'), scopes: z.array(scope), text: z.string() }),
  z.strictObject({ kind: z.literal('sealed'), scopes: z.array(scope), words: z.int().min(0) }),
]).meta({ id: 'Stretch', examples: [{ change: 'added', kind: 'open', text: 'truly ' }] })

export const listRevisions = operation({
  id: 'listRevisions', method: 'GET', path: '/posts/{id}/revisions', group: 'posts', summary: 'A post’s revisions, newest first, each with what changed from the one before.',
  about: 'Of what is sealed it is not told what happened to it.',
  params: byId, query: z.strictObject(seenField), refuses: [404],
  answer: list(z.strictObject({
    number: z.int().min(1), createdAt: z.iso.datetime(), by: z.enum(['author', 'moderator']), reason: told.nullable(), spoiler: scope.nullable(), changes: z.array(stretch),
  }).meta({ id: 'Revision' })),
})

const finding = z.strictObject({
  phrase: z.string(), start: z.int().min(0).describe('In UTF-16 units of the text as it is kept.'), end: z.int().min(0), field: z.enum(['title', 'body']), scope, because: z.string(),
  advise: z.boolean().describe('Likely enough to say so to whoever writes.'),
}).meta({ id: 'Finding', examples: [{ phrase: 'the ending', start: 4, end: 14, field: 'body', scope: { version: 'any', until: null }, because: 'ending', advise: true }] })

const number = z.int().min(1).max(999_999_999).nullish()

export const preview = operation({
  id: 'preview', method: 'POST', path: '/preview', group: 'posts', summary: 'A text as its author will see it, and what the radar says of it. Nothing is stored.',
  scope: 'read', by: 'anyone',
  body: z.strictObject({
    title: z.string().max(2_000).nullish(), body: z.string().max(200_000), spoiler: scopeField.default(null),
    category: z.string().max(60).nullish().describe('Where a thread would stand.'), thread: number.describe('The thread that a comment would stand in.'), replyTo: number.describe('The number of the post that it answers.'),
  }),
  answer: z.strictObject({
    segments: z.array(segment), warnings: z.array(z.strictObject({ code: z.string(), offset: z.int().min(0) })).describe('Marks that are unclear.'), radar: z.strictObject({ score: z.number(), findings: z.array(finding) }),
  }),
})
