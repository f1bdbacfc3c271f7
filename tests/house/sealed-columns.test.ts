import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { SEALED_COLUMNS } from '@/lib/db/fence'
import { sealing } from '@/lib/db/seal'
import { Sealed } from '@/lib/spoilers/sealed'
import { aMember, aThread } from '@/tests/factories'
import { codeFiles, nodesOf, parsed, placeOf, textOf } from './sources'

// Columns that hold text and are open, each with why it can hold nothing of a post. A new text column is sealed, or stands here.
const OPEN: Record<string, string> = {
  'Person.handle': 'a name', 'Person.handleKey': 'a name', 'Person.name': 'a name', 'Person.email': 'an address', 'Person.locale': 'a key',
  'Account.provider': 'a key', 'Account.providerAccountId': 'an id', 'Session.tokenHash': 'a hash', 'ApiToken.tokenHash': 'a hash', 'ApiToken.name': 'a name that its owner gives and alone sees', 'Progress.version': 'a key',
  'Category.slug': 'a key', 'Category.version': 'a key', 'Tag.slug': 'a name that everybody sees',
  'Thread.title': 'titles are never sealed, so they must be safe', 'Thread.slug': 'made of the title', 'Thread.spoiler': 'a scope',
  'PostSearch.versions': 'keys', 'SearchSpace.name': 'scopes', 'SearchWord.word': 'a word of open text or of a title', 'SearchWord.key': 'the same',
  'Post.spoiler': 'a scope', 'Post.sealed': 'a scope', 'Post.brought': 'scopes', 'Post.meant': 'a scope', 'PostMove.brought': 'scopes', 'PostMove.meant': 'a scope', 'Segment.scopes': 'scopes', 'Revision.spoiler': 'a scope',
  'Edition.spoiler': 'a scope', 'Flag.scope': 'a scope',
  'Action.reason': 'the public log: checked against the words of the post when it is given', 'Action.canned': 'a key', 'Action.scope': 'a scope',
  'Action.priorScope': 'a scope', 'Wording.key': 'a key', 'Wording.words': 'what a canned reason says, written by admins for everybody', 'Event.id': 'an id', 'Event.kind': 'a key', 'Notice.eventId': 'an id', 'Draft.id': 'an id', 'Draft.keyHash': 'a hash', 'Draft.place': 'a key',
  'RadarVerdict.entries': 'keys of content/radar', 'RadarVerdict.scopes': 'scopes',
  'Draft.fields': 'the scope, category and tags that were chosen; title and body have columns of their own', 'Receipt.route': 'a key', 'Media.id': 'an address', 'MediaPlace.mediaId': 'an address',
  'Webhook.url': 'an address that administrators see', 'Webhook.salt': 'drawn by lot', 'Webhook.priorSalt': 'the same', 'Delivery.id': 'an id', 'Delivery.eventId': 'an id',
  'Blocked.text': 'a word that an administrator wrote', 'Blocked.key': 'the same, as it is compared',
  'Receipt.key': 'a key', 'Receipt.bodyHash': 'a hash', 'Setting.key': 'a key', 'Setting.value': 'a word of the installation',
}

interface Column {
  model: string
  name: string
}

function textColumns(schema: string): Column[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) =>
    [...body.matchAll(/^ {2}(\w+)\s+(?:String|Json|Bytes)\b/gm)].map(([, name = '']) => ({ model, name })),
  )
}

function undecided(schema: string): string[] {
  const sealed = ({ model, name }: Column) => SEALED_COLUMNS[model.toLowerCase()]?.includes(name)
  return textColumns(schema).filter((column) => !sealed(column) && !(`${column.model}.${column.name}` in OPEN)).map(({ model, name }) => `${model}.${name}`)
}

test('every text column is sealed, or listed as open with a reason', () => {
  const schema = textOf('prisma/schema.prisma')
  expect(undecided(schema)).toEqual([])
  expect(undecided('model Segment {\n  html String\n  excerpt String?\n}\n')).toEqual(['Segment.excerpt'])
  const columns = textColumns(schema).map(({ model, name }) => `${model}.${name}`)
  expect(Object.keys(OPEN).filter((name) => !columns.includes(name))).toEqual([])
})

test('the fence and the seal name the same columns', () => {
  const { result } = (sealing as unknown as (client: object) => { result: Record<string, object> })({ $extends: (given: object) => given })
  expect(Object.fromEntries(Object.entries(result).map(([table, columns]) => [table, Object.keys(columns)]))).toEqual(SEALED_COLUMNS)
})

test('events and notices hold ids and keys alone', () => {
  const columns = textColumns(textOf('prisma/schema.prisma')).filter(({ model }) => model === 'Event' || model === 'Notice')
  expect(columns.map(({ model, name }) => `${model}.${name}`)).toEqual(['Event.id', 'Event.kind', 'Notice.eventId'])
})

// Raw SQL is typed by its author: nothing seals what it hands out.
function rawStatements(file: string, text?: string): ts.Node[] {
  return [...nodesOf(parsed(file, text))]
    .filter((node): node is ts.TaggedTemplateExpression | ts.CallExpression => ts.isTaggedTemplateExpression(node) || ts.isCallExpression(node))
    .filter((node) => /(?:\$(?:query|execute)Raw(?:Unsafe)?|^sql)$/.test((ts.isCallExpression(node) ? node.expression : node.tag).getText().replace(/<[^>]*>$/, '')))
}

function rawLeaks(file: string, text?: string): string[] {
  return rawStatements(file, text)
    .filter((node) => {
      const sql = node.getText().replace(/::\w+|\bcount\(\*\)/g, '')
      return Object.entries(SEALED_COLUMNS).some(([table, columns]) => {
        if (!new RegExp(`\\b${table}\\b`, 'i').test(sql)) return false
        return /\*|to_jsonb?|row_to_json/.test(sql) || columns.some((column) => new RegExp(`\\b${column}\\b`).test(sql))
      })
    })
    .map(placeOf)
}

test('raw SQL names no sealed column', () => {
  expect(codeFiles().filter((file) => /\.tsx?$/.test(file) && file !== STORE).flatMap((file) => rawLeaks(file))).toEqual([])
  expect(rawLeaks('bad.ts', 'await tx.$queryRaw<Row[]>`SELECT text FROM "Segment"`')).toEqual(['bad.ts:1'])
  expect(rawLeaks('bad.ts', 'await tx.$queryRaw`SELECT * FROM "Revision"`')).toEqual(['bad.ts:1'])
  expect(rawLeaks('bad.ts', 'const part = sql`EXISTS (SELECT note FROM "Flag")`')).toEqual(['bad.ts:1'])
  expect(rawLeaks('good.ts', 'await tx.$queryRaw`SELECT id FROM "Post"`; await tx.$queryRaw`SELECT words FROM "Segment"`')).toEqual([])
})

// What puts words in, past the client that seals them.
const STORE = 'lib/db/store.ts'

/** Statements that name a table with sealed columns otherwise than to put rows into it, or that put rows into one and answer of them. */
function handsOut(file: string, text?: string): string[] {
  return rawStatements(file, text).filter((node) => {
    const sql = node.getText()
    const rest = sql.replace(/INSERT INTO "\w+" \([^()]*\)/g, '')
    const sealed = Object.keys(SEALED_COLUMNS)
    const named = sealed.some((table) => new RegExp(`"${table}"`, 'i').test(rest))
    const answers = sealed.some((table) => new RegExp(`INSERT INTO "${table}"(?:(?!\\n {4}\\)|INSERT INTO)[^])*RETURNING`, 'i').test(sql))
    return named || answers || /\bDELETE\b|\*/.test(rest)
  }).map(placeOf)
}

test('what puts words in past the seal hands none out', () => {
  expect(rawLeaks(STORE).length).toBeGreaterThan(0)
  expect(handsOut(STORE)).toEqual([])
  expect(handsOut('good.ts', 'await tx.$executeRaw`INSERT INTO "Segment" ("postId", html) SELECT 1, ${html}`')).toEqual([])
  expect(handsOut('bad.ts', 'await tx.$queryRaw`INSERT INTO "Segment" ("postId", html) VALUES (1, ${html}) RETURNING html`')).toEqual(['bad.ts:1'])
  expect(handsOut('bad.ts', 'await tx.$queryRaw`WITH a AS (INSERT INTO "Tag" (slug) VALUES (1)) SELECT html FROM "Segment"`')).toEqual(['bad.ts:1'])
})

const SECRET = 'canary ||the judge signs||'

describe('whatever the query, a sealed column comes out sealed:', () => {
  test.each<[string, (threadId: number) => Promise<unknown>]>([
    ['a list', () => db().segment.findMany()],
    ['one row, two columns of it', () => db().segment.findFirst({ select: { html: true, text: true } })],
    ['a row by its key', (id) => db().revision.findFirst({ where: { post: { threadId: id } } })],
    ['nested in a thread', (id) => db().thread.findUnique({ where: { id }, include: { all: { include: { segments: true, revisions: { select: { source: true } } } } } })],
    ['what an update returns', () => db().segment.update({ where: { postId_index: { postId: 1, index: 1 } }, data: { words: 4 } })],
    ['what many updates return', () => db().revision.updateManyAndReturn({ data: { spoiler: 'any' } })],
    ['what many insertions return', () => db().draft.createManyAndReturn({ data: [{ keyHash: 'x', title: SECRET, body: SECRET, fields: {} }] })],
    ['what an insertion returns', () => db().draft.create({ data: { keyHash: 'y', title: SECRET, body: SECRET, fields: {} } })],
    ['what a deletion returns', () => db().draft.delete({ where: { id: '00000000-0000-7000-8000-000000000001' } })],
    ['a note, in a transaction', () => db().$transaction((tx) => tx.flag.findMany({ include: { post: { include: { segments: true } } } }))],
  ])('%s', async (_, query) => {
    const { thread } = await scene()
    const found = await query(thread.id)
    const texts = [...textsIn(found)]
    expect(texts.filter(([, value]) => value instanceof Sealed).length).toBeGreaterThan(0)
    expect(texts.filter(([, value]) => typeof value === 'string' && value.includes('judge'))).toEqual([])
  })
})

let made: Promise<{ thread: { id: number } }> | undefined

function scene() {
  made ??= (async () => {
    const thread = await aThread({ body: SECRET })
    const member = await aMember()
    const post = await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { id: true } })
    await db().flag.create({ data: { postId: post.id, personId: member.personId, reason: 'spoiler', note: SECRET, weight: 1 }, select: { id: true } })
    const draft = { id: '00000000-0000-7000-8000-000000000001', keyHash: 'z', title: SECRET, body: SECRET, fields: {} }
    await db().draft.create({ data: draft, select: { id: true } })
    return { thread }
  })()
  return made
}

function* textsIn(value: unknown, name = ''): Generator<[string, unknown]> {
  if (typeof value === 'string' || value instanceof Sealed) yield [name, value]
  else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, key)
}

describe('no query asks about the value of a sealed column:', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a greatest value', () => db().segment.aggregate({ _max: { text: true } })],
    ['a least value', () => db().revision.aggregate({ _min: { source: true } })],
    ['groups', () => db().segment.groupBy({ by: ['text'] })],
    ['groups with a condition', () => db().flag.groupBy({ by: ['postId'], having: { note: { contains: 'a' } } })],
    ['a filter', () => db().segment.findMany({ where: { text: { startsWith: 'a' } } })],
    ['a filter within others', () => db().segment.findFirst({ where: { OR: [{ NOT: { html: 'a' } }] } })],
    ['a filter through a relation', () => db().thread.findMany({ where: { all: { some: { segments: { some: { text: { contains: 'a' } } } } } } })],
    ['a filter of what is nested', () => db().post.findMany({ include: { segments: { where: { text: 'a' } } } })],
    ['a filter of what is counted', () => db().post.findMany({ include: { _count: { select: { flags: { where: { note: 'a' } } } } } })],
    ['an order', () => db().draft.findMany({ orderBy: { title: 'asc' } })],
    ['an order of what is nested', () => db().post.findMany({ select: { revisions: { orderBy: [{ source: 'asc' }] } } })],
    ['different ones', () => db().segment.findMany({ distinct: ['text'] })],
    ['what to change', () => db().segment.updateMany({ where: { text: 'a' }, data: { words: 1 } })],
    ['what to delete, in a transaction', () => db().$transaction((tx) => tx.draft.deleteMany({ where: { body: 'a' } }))],
  ])('%s is refused', async (_, query) => {
    await expect(async () => query()).rejects.toThrow(/is sealed/)
  })

  test('what is no question goes through', async () => {
    await expect(db().thread.findMany({ where: { title: 'a', all: { some: { flags: { none: { weight: 3 } } } } }, orderBy: { title: 'asc' } })).resolves.toEqual([])
    await expect(db().segment.count()).resolves.toBeGreaterThanOrEqual(0)
    await expect(db().post.findMany({ select: { _count: { select: { segments: true } } } })).resolves.toBeDefined()
  })
})
