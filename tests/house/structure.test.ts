import { readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { codeFiles, directiveOf, filesOf, nodesOf, parsed, placeOf, ROOT, textOf } from './sources'

// The rooms of lib that are free inside; every other folder of lib is a noun and speaks the vocabulary. A new room has a decision record.
const ROOMS = ['api', 'cards', 'db', 'events', 'film', 'http', 'i18n', 'images', 'launch', 'markdown', 'pages', 'spoilers', 'terms', 'viewer']
const FLAT = ['action.ts', 'env.ts', 'log.ts', 'outcome.ts', 'paths.ts']
const VOCABULARY = ['input.ts', 'rules.ts', 'read.ts', 'write.ts', 'actions.ts', 'view.ts']

const MOST_LINES = 250
// Files that are longer, each with its reason. The list only shrinks: one that no longer needs its place fails.
const LONG: Record<string, string> = {}

const TOOLS = /^(?:next|vitest|playwright|prisma|eslint|postcss)\.config\.|^eslint/

const code = codeFiles()
const scripts = filesOf('.', /\.(?:tsx?|mjs)$/).filter((file) => !file.endsWith('.d.ts'))

test('lib holds the rooms, a few flat files, and nouns that speak the vocabulary', () => {
  const wrong = readdirSync(path.join(ROOT, 'lib'), { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return FLAT.includes(entry.name) ? [] : [`lib/${entry.name}`]
    return ROOMS.includes(entry.name) ? [] : strangersIn(entry.name, readdirSync(path.join(ROOT, 'lib', entry.name)))
  })
  expect(wrong).toEqual([])
  expect(ROOMS.filter((room) => filesOf(`lib/${room}`).length === 0)).toEqual([])
  expect(strangersIn('threads', ['read.ts', 'format.ts'])).toEqual(['lib/threads/format.ts'])
})

function strangersIn(noun: string, names: string[]): string[] {
  return names.filter((name) => !VOCABULARY.includes(name)).map((name) => `lib/${noun}/${name}`)
}

const BAD_NAME = /[A-Z_]|(?:^|[-.])(?:service|manager|helpers?|utils?|misc|common)(?:[-.]|$)|^index\./

test('files have kebab-case names that say what is in them', () => {
  const ours = filesOf('.', /^(?:app|components|lib|tests|e2e|scripts|prisma)\/.*\.(?:tsx?|mjs|css)$/)
  expect(ours.filter((file) => BAD_NAME.test(path.basename(file)))).toEqual([])
  expect(['threadList.tsx', 'post-utils.ts', 'index.ts', 'mail-service.ts'].every((name) => BAD_NAME.test(name))).toBe(true)
})

test('nothing is called Service, Manager, Helper or Utils', () => {
  const bad = (file: string, text?: string) =>
    [...nodesOf(parsed(file, text))].filter((node) => isNamed(node) && /(?:Service|Manager|Helpers?|Utils?)$/.test(node.name.text)).map(placeOf)
  expect(code.flatMap((file) => bad(file))).toEqual([])
  expect(bad('bad.ts', 'export class MailService {}')).toEqual(['bad.ts:1'])
})

function isNamed(node: ts.Node): node is ts.Node & { name: ts.Identifier } {
  const declares = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isVariableDeclaration(node)
  return declares && node.name !== undefined && ts.isIdentifier(node.name)
}

test(`no file is longer than ${MOST_LINES} lines without a reason, and the list of reasons only shrinks`, () => {
  const lines = (file: string) => textOf(file).split('\n').length - 1
  expect(scripts.filter((file) => lines(file) > MOST_LINES && !(file in LONG))).toEqual([])
  expect(Object.keys(LONG).filter((file) => !scripts.includes(file) || lines(file) <= MOST_LINES)).toEqual([])
})

test('lib/*/actions.ts is the complete list of form endpoints', () => {
  const isActions = (file: string) => /^lib\/[^/]+\/actions\.ts$/.test(file)
  expect(code.filter((file) => isActions(file) !== (directiveOf(file) === 'use server'))).toEqual([])
  const inner = (file: string, text?: string) => [...nodesOf(parsed(file, text))].filter((node) => ts.isStringLiteral(node) && node.text === 'use server').map(placeOf)
  expect(code.filter((file) => !isActions(file)).flatMap((file) => inner(file))).toEqual([])
  expect(inner('bad.tsx', "const send = async () => { 'use server' }")).toEqual(['bad.tsx:1'])
})

test('only Next and tools get default exports, and nothing is a barrel', () => {
  const byDefault = (file: string, text = textOf(file)) => (/^export default\b/m.test(text) ? [file] : [])
  // The last stands where use-intl has its own formatter (next.config.ts).
  const free = (file: string) => /^app\//.test(file) || TOOLS.test(file) || ['tests/setup/cluster.ts', 'lib/i18n/format-message.ts'].includes(file)
  expect(scripts.filter((file) => !free(file)).flatMap((file) => byDefault(file))).toEqual([])
  expect(byDefault('bad.ts', 'export default function x() {}\n')).toEqual(['bad.ts'])
  const passesOn = (file: string) => code.includes(file) && /^export (?:\*|\{[^}]*\}) from /m.test(textOf(file)) && !file.startsWith('app/')
  expect(code.filter(passesOn)).toEqual([])
})
