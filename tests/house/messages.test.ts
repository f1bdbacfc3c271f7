import ts from 'typescript'
import { expect, test } from 'vitest'
import { createTranslator } from 'use-intl/core'
import { LOCALES } from '@/lib/i18n/locales'
import { MESSAGES } from '@/lib/i18n/messages'
import english from '@/messages/en/refusals.json'
import { codeFiles, filesOf, nodesOf, parsed, placeOf, textOf } from './sources'

type Words = { [key: string]: string | Words }

/** The messages of a namespace, flat: "reply.send" → "Send". */
function flat(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`)))
}

const namespaces = Object.keys(MESSAGES.en) as (keyof typeof MESSAGES.en)[]
const all = (locale: (typeof LOCALES)[number]) =>
  namespaces.flatMap((name) => flat(MESSAGES[locale][name] as Words).map(([key, text]) => ({ name, key, text, at: `${locale}/${name}.json: ${key}` })))

test('every file of words is registered, in every language', () => {
  const files = LOCALES.flatMap((locale) => namespaces.map((name) => `messages/${locale}/${name}.json`))
  expect(filesOf('messages')).toEqual(files.sort())
})

test.each(LOCALES)('%s has the same keys as English, with the same placeholders', (locale) => {
  const shape = (language: typeof locale) => all(language).map(({ name, key, text }) => `${name} ${key} ${placeholders(text).join(' ')}`).sort()
  expect(shape(locale)).toEqual(shape('en'))
})

test.each(LOCALES)('every message of %s can be said', (locale) => {
  for (const { name, key, text, at } of all(locale)) {
    const say = createTranslator({ locale, messages: MESSAGES[locale] as never, namespace: name as never, onError: (error) => { throw new Error(`${at}: ${error.message}`) } })
    const values = Object.fromEntries(placeholders(text).filter((name) => !name.startsWith('<')).map((name) => [name, 3]))
    const tags = Object.fromEntries(placeholders(text).filter((name) => name.startsWith('<')).map((name) => [name.slice(1, -1), (inner: unknown) => inner]))
    expect(say.rich(key as never, { ...values, ...tags } as never), at).not.toBe('')
  }
})

/** The arguments and tags that an ICU message names, in order; the words of its branches are looked through, too. */
function placeholders(message: string): string[] {
  const found = new Set([...message.matchAll(/<([a-z]+)>/gi)].map(([tag]) => tag))
  const read = (text: string) => {
    let depth = 0
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '{' && depth++ === 0) from = at + 1
      if (text[at] !== '}' || --depth !== 0) continue
      const [, name = '', kind, rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([\s\S]*))?)?$/.exec(text.slice(from, at)) ?? []
      found.add(name)
      if (kind === 'plural' || kind === 'select' || kind === 'selectordinal') for (const branch of branchesOf(rest)) read(branch)
    }
  }
  read(message)
  return [...found].filter(Boolean).sort()
}

function branchesOf(text: string): string[] {
  const branches: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && depth++ === 0) from = at + 1
    if (text[at] === '}' && --depth === 0) branches.push(text.slice(from, at))
  }
  return branches
}

test('placeholders are found wherever they stand', () => {
  expect(placeholders('{a} {n, plural, one {# of {b}} other {many}} <link>x</link> {d, number}')).toEqual(['<link>', 'a', 'b', 'd', 'n'])
})

// Names, units and samples, which are the same in every language.
const SAME = /^(?:Cell Seven|Google|GitHub|Discord|OpenID Connect|\P{L}*)$/u

test('Korean is Korean', () => {
  expect(all('ko').filter(({ text }) => leftInEnglish(text)).map(({ at, text }) => `${at}: ${text}`)).toEqual([])
  expect(leftInEnglish('Send it')).toBe(true)
  expect(leftInEnglish('{count}개')).toBe(false)
})

function leftInEnglish(text: string): boolean {
  const said = text.replace(/<\/?[a-z]+>|\{\s*\w+\s*(?:,\s*(?:number|date|time)[^{}]*)?\}/gi, '').trim()
  return !SAME.test(said) && (!/\p{Script=Hangul}/u.test(said) || /(?:\b[A-Za-z]{2,}\b[ ,.]+){4}/.test(said))
}

// Of what is said about being one: of whoever is appointed, or of their standing.
const BEING_ONE = /standing|appoint|relieve|moderator|own\.top/

test('Korean calls moderators 운영진, one of them 운영자: another one, or who is appointed', () => {
  const canned = [...textOf('content/reasons.json').matchAll(/"ko": "(.*)"/g)].map(([, text]) => ({ at: 'reasons.json', key: '', text: text! }))
  expect(canned.length).toBeGreaterThan(20)
  expect([...all('ko'), ...canned].filter(({ key, text }) => mistakesOne(key, text)).map(({ at, text }) => `${at}: ${text}`)).toEqual([])
  expect(mistakesOne('sent', '운영자에게 전해졌어요')).toBe(true)
  expect(mistakesOne('sent', '다른 운영자가 판단해요')).toBe(false)
})

function mistakesOne(key: string, text: string): boolean {
  return /운영자|모더레이터|중재자/.test(BEING_ONE.test(key) ? '' : text.replaceAll('다른 운영자', ''))
}

/** Everything that code could name a message by: whole literals, and templates as patterns. */
const named = (() => {
  const texts = new Set<string>()
  const patterns: RegExp[] = []
  for (const node of codeFiles().flatMap((file) => [...nodesOf(parsed(file))])) {
    if (ts.isStringLiteralLike(node)) texts.add(node.text)
    if (!ts.isTemplateExpression(node)) continue
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    const fixed = parts.join('')
    if (/^[\w.-]{3,}$/.test(fixed)) patterns.push(new RegExp(`^${parts.map((part) => part.replace(/[.]/g, '\\.')).join('[\\w-]+')}$`))
  }
  const known = (key: string) => texts.has(key) || patterns.some((pattern) => pattern.test(key))
  // `useTranslations('moderation.decision')` asks for the rest of a key.
  return (name: string, key: string) => known(key) || key.split('.').some((_, at, parts) => at > 0 && texts.has([name, ...parts.slice(0, at)].join('.')) && known(parts.slice(at).join('.')))
})()

test('every message is used', () => {
  expect(all('en').filter(({ name, key }) => !named(name, key)).map(({ at }) => at)).toEqual([])
  expect(named('threads', 'no.such.message')).toBe(false)
})

// A schema's own words must be refusals; anything else would reach people as "invalid".
const CHECKS = new Set(['min', 'max', 'length', 'regex', 'refine', 'int', 'email', 'enum', 'string', 'number', 'custom', 'check', 'nonempty', 'addIssue', 'union', 'literal', 'array'])

test('what input.ts says is a refusal that people have words for', () => {
  const files = filesOf('lib', /^lib\/[^/]+\/input\.ts$|^lib\/spoilers\/scope\.ts$/)
  expect(files.flatMap((file) => strangeReasons(file))).toEqual([])
  expect(strangeReasons('bad.ts', "z.string().min(3, 'Too short').max(9, { error: 'too-long' })")).toEqual(['bad.ts:1 Too short', 'bad.ts:1 too-long'])
})

function strangeReasons(file: string, text?: string): string[] {
  return [...nodesOf(parsed(file, text))].filter(isReason).filter(({ text: reason }) => !(reason in english)).map((node) => `${placeOf(node)} ${node.text}`)
}

function isReason(node: ts.Node): node is ts.StringLiteral {
  if (!ts.isStringLiteral(node)) return false
  const { parent } = node
  if (ts.isPropertyAssignment(parent)) return ['error', 'message'].includes(parent.name.getText())
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false
  const check = parent.expression.name.text
  return CHECKS.has(check) && !(check === 'literal' && parent.arguments[0] === node)
}

test('every language has words for every refusal', () => {
  for (const locale of LOCALES) expect(Object.keys(JSON.parse(textOf(`messages/${locale}/refusals.json`)))).toEqual(Object.keys(english))
})
