import { expect, test } from 'vitest'
import { textOf } from './sources'

// What somebody takes along, and what becomes of it when they leave (docs/decisions/0033). Whoever adds a table that knows a person says both here.

/** In which part of the export the rows of a table are that belong to a person; or why they are in none. */
const TAKEN_ALONG: Record<string, string> = {
  Account: 'methods', Session: 'sessions', ApiToken: 'tokens', Progress: 'seen', Thread: 'threads', Post: 'posts', Media: 'images', Draft: 'drafts', Vote: 'votes', Flag: 'flags',
  Reading: 'readings', Follow: 'follows', CategoryFollow: 'categories', Notice: 'notices', Reaction: 'reactions', Bookmark: 'bookmarks', Block: 'blocks', Appeal: 'appeals',
  Mention: '(what others wrote)', Receipt: '(hashes, for a day)', CategoryModerator: '(an appointment, which the log has)', Warning: '(the log has it)',
  Remark: '(what moderators wrote for one another)', QueueItem: '(moderators’ work)',
}

/** Columns that hold a person's number and are no reference, each with what becomes of it when they leave. */
const NUMBERS: Record<string, string> = {
  'Edition.editorId': 'emptied', 'Revision.authorId': 'emptied', 'Revision.editorId': 'emptied', 'PostSearch.authorId': 'emptied', 'Event.actorId': 'emptied',
  'Action.actorId': 'the log is only added to: a number behind which there is nobody', 'Action.personId': 'the same', 'Remark.authorId': 'goes with whom it is about',
  'Wording.editorId': 'the same as the log',
}

interface Known {
  model: string
  column: string
  /** What the database does when the person goes; undefined: it knows of no person. */
  onDelete: string | undefined
}

function personsIn(schema: string): Known[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) => {
    const references = new Map(Array.from(body.matchAll(/Person\??\s+@relation\((?:"\w+", )?fields: \[(\w+)\], references: \[id\](?:, onDelete: (\w+))?\)/g), ([, column, onDelete]) => [column!, onDelete ?? 'Restrict']))
    return Array.from(body.matchAll(/^ {2}(\w*(?:person|author|editor|actor|blocked|assignee|about|owner|member|moderator|decider)Id)\s+Int/gim), ([, column = '']) => ({ model, column, onDelete: references.get(column) }))
  })
}

const schema = textOf('prisma/schema.prisma')

test('whoever leaves leaves no reference behind: each goes with them, or is emptied', () => {
  expect(personsIn(schema).filter(({ onDelete }) => onDelete !== undefined && onDelete !== 'Cascade' && onDelete !== 'SetNull')).toEqual([])
  expect(personsIn('model Bad {\n  personId Int\n  person Person @relation(fields: [personId], references: [id])\n}\n')).toEqual([{ model: 'Bad', column: 'personId', onDelete: 'Restrict' }])
})

test('every number of a person that is no reference is accounted for', () => {
  expect(personsIn(schema).filter(({ onDelete }) => onDelete === undefined).map(({ model, column }) => `${model}.${column}`).sort()).toEqual(Object.keys(NUMBERS).sort())
})

test('every table that belongs to people is in the export, or it is said why not', () => {
  const models = new Set(personsIn(schema).filter(({ onDelete }) => onDelete !== undefined).map(({ model }) => model))
  expect([...models].sort()).toEqual(Object.keys(TAKEN_ALONG).sort())
  const sections = textOf('lib/api/exported.ts')
  expect(Object.values(TAKEN_ALONG).filter((section) => !section.startsWith('(') && !new RegExp(`^ {2}${section}[:,]`, 'm').test(sections))).toEqual([])
})
