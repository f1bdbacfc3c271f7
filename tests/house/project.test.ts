import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '@/lib/env'
import { filesOf, ROOT, textOf } from './sources'

const manifest = JSON.parse(textOf('package.json')) as { scripts: Record<string, string>; dependencies: Record<string, string>; devDependencies: Record<string, string> }
const readme = textOf('README.md')

/** The lines of a section of README.md, from its heading to the next. */
function section(heading: string): string {
  const [, text = ''] = new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(readme) ?? []
  return text
}

/** The first two cells of each row of a table, without its code marks. */
function rows(text: string): string[][] {
  return [...text.matchAll(/^\| (`.*)\|$/gm)].map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
}

test('README.md names every command there is, and no other', () => {
  const told = rows(section('Commands')).flatMap(([cell = '']) => [...cell.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name]) => name))
  expect(told.sort()).toEqual(Object.keys(manifest.scripts).sort())
})

test('README.md names every setting of lib/env.ts with its default, and no other', () => {
  const told = new Map(rows(section('Settings')).flatMap(([names = '', value = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, value] as const)))
  const known = [...textOf('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z\d_]+): /gm)].map(([, name = '']) => name)
  expect(known.length).toBeGreaterThan(20)
  expect([...told.keys()].sort()).toEqual([...new Set(known)].sort())
  const check = readSettings({})
  if (!check.ok) throw new Error('no settings at all are wrong settings')
  const plain = (name: string) => Object.getOwnPropertyDescriptor(check.settings, name)?.value as unknown
  const given = { ...Object.fromEntries(known.map((name) => [name, plain(name)])), SITE_URL: undefined, DATA_DIR: '.data' }
  const wrong = Object.entries(given).filter(([name, value]) => ['string', 'number'].includes(typeof value) && told.get(name) !== `\`${value}\``)
  expect(wrong).toEqual([])
})

test('the tree in README.md names folders and files that exist, and every folder at the top', () => {
  const [, tree = ''] = /```\n([\s\S]*?)```/.exec(section('Where things are')) ?? []
  const named: string[] = []
  for (const line of tree.split('\n').filter(Boolean)) {
    const [, indent = '', names = ''] = /^( *)(\S+(?: \S+)*?)(?: {2,}.*)?$/.exec(line) ?? []
    named.push(...names.split(' ').map((name) => (indent ? path.posix.join('lib', name) : name)))
  }
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([])
  const top = new Set(filesOf().filter((file) => file.includes('/')).map((file) => `${file.split('/')[0]}/`))
  expect([...top].filter((folder) => !folder.startsWith('.') && !named.includes(folder))).toEqual([])
})

test('docs/house.md names every room and noun of lib', () => {
  const folders = new Set(filesOf('lib').filter((file) => file.split('/').length > 2).map((file) => file.split('/')[1]))
  const house = textOf('docs/house.md')
  expect([...folders].filter((folder) => !new RegExp(`\\b${folder}\\b`).test(house))).toEqual([])
})

test('links between documents lead somewhere', () => {
  const lost = ['README.md', ...filesOf('docs', /\.md$/)].flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
      .filter(([, target = '']) => !existsSync(path.join(ROOT, path.dirname(file), target)))
      .map(([, target]) => `${file}: ${target}`),
  )
  expect(lost).toEqual([])
})

test('decisions are numbered without a gap or a double, dated, and fit on a screen', () => {
  const decisions = filesOf('docs/decisions')
  expect(decisions.map((file) => path.basename(file).slice(0, 5))).toEqual(decisions.map((_, index) => `${String(index + 1).padStart(4, '0')}-`))
  const whole = (text: string) => text.split('\n').length <= 41 && /\d{4}-\d\d-\d\d/.test(text) && ['Context', 'Decision', 'Consequences'].every((part) => text.includes(`## ${part}`))
  expect(decisions.filter((file) => !whole(textOf(file)))).toEqual([])
})

test('dependencies are pinned exactly', () => {
  const loose = (versions: Record<string, string>) => Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)).map(([name]) => name)
  expect(loose({ ...manifest.dependencies, ...manifest.devDependencies })).toEqual([])
  expect(loose({ a: '^1.0.0', b: '1.x', c: '1.0.0', d: '2.0.0-beta.17', e: 'file:../e' })).toEqual(['a', 'b', 'e'])
})

test('the lock file says what to install, never where from', () => {
  const lock = textOf('package-lock.json')
  expect(lock).not.toMatch(/"resolved"|"version": "(?:https?|git|file):|https?:[^"]*\.tgz/)
  expect(textOf('.npmrc')).not.toMatch(/registry\s*=|_auth/)
})

// Folders of one machine. Written in pieces, so that this file passes its own test.
const MACHINE = new RegExp(`(?<![\\w.~/-])/(?:${['work', 'home', 'root', 'Users', 'private/var'].join('|')})/[\\w.]`)
const BINARY = /\.(?:png|ico|woff2|jpe?g|avif|webp)$/

test('no file knows the machine it was written on', () => {
  expect(filesOf().filter((file) => !BINARY.test(file) && MACHINE.test(textOf(file)))).toEqual([])
  expect(['see /' + 'home/nari/forum', '"/' + 'work/x"'].every((text) => MACHINE.test(text))).toBe(true)
})
