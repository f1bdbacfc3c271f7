import { createTranslator, _createCache, _createIntlFormatters } from 'use-intl/core'
import formatOnly from 'use-intl/format-message/format-only'
import { expect, test } from 'vitest'
import { compiled } from '@/lib/i18n/compiled'
import { compiledWords } from '@/lib/i18n/compiled-words'
import formatMessage from '@/lib/i18n/format-message'
import { LOCALES, type Locale } from '@/lib/i18n/locales'
import { MESSAGES } from '@/lib/i18n/messages'

const NUMBERS = [0, 1, 2, 5, 21, 0.5, 1_234_567]

/** Every message of a language, by its path. */
function all(part: unknown, path: string[] = []): [string, string][] {
  return typeof part === 'string' ? [[path.join('.'), part]] : Object.entries(part as object).flatMap(([key, inner]) => all(inner, [...path, key]))
}

const at = (part: unknown, path: string) => path.split('.').reduce((inner, key) => (inner as Record<string, unknown>)[key], part)

/** A value for each argument that a message names anywhere: `nth` of what suits it. */
function valuesFor(message: string, nth: number): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [, name, kind] of message.matchAll(/\{(\w+)\s*(?:,\s*(\w+))?[^{}]*/g)) values[name!] ??= kind === 'number' || kind === 'plural' ? NUMBERS[nth]! : `“${name}” <${nth}>`
  for (const [, name, options] of message.matchAll(/\{(\w+), select, ([\s\S]*)/g)) values[name!] = [...options!.matchAll(/(\w+) \{/g)][nth]?.[1] ?? 'other'
  return values
}

function optionsOf(locale: Locale) {
  const cache = _createCache()
  return { cache, formatters: _createIntlFormatters(cache), locale, timeZone: 'UTC' }
}

test.each(LOCALES)('%s: what a browser makes of each message that was read for it is what the server makes of the message', (locale) => {
  const say = createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'UTC', onError: (error) => { throw error } }) as (key: string, values: object) => string
  const read = compiled(MESSAGES[locale])
  const options = optionsOf(locale)
  const messages = all(MESSAGES[locale])
  expect(messages.length).toBeGreaterThan(500)
  for (const [path, message] of messages.filter(([, text]) => !/<\w+>/.test(text))) {
    NUMBERS.forEach((_, nth) => {
      const values = valuesFor(message, nth)
      const said = say(path, values)
      const parts = at(read, path) as Parameters<typeof formatOnly>[1]
      expect([path, formatOnly(path, parts, values, options)]).toEqual([path, said])
      expect([path, formatMessage(path, parts, values, options)]).toEqual([path, said])
      expect([path, formatMessage(path, message, values, options)]).toEqual([path, said])
    })
  }
})

test('what stands for a sign of the syntax, what lacks a value, and what is no message', () => {
  const options = optionsOf('en')
  const text = "It''s '{'here'}' {name}"
  expect(formatOnly('a', compiled({ a: text }).a as never, { name: 'x' }, options)).toBe("It's {here} x")
  expect(compiled({ a: "'{'" }).a).toEqual(['{'])
  expect(formatMessage('a', compiled({ a: "'{'" }).a, undefined, options)).toBe('{')
  expect(() => formatMessage('a', text, {}, options)).toThrow('a needs name')
  expect(() => formatMessage('a', { b: 'c' }, {}, options)).toThrow('a is no message')
})

test('what was read can go to a browser: it is plain all the way down', () => {
  const odd = (part: unknown): boolean => typeof part === 'object' && part !== null && (![Object.prototype, Array.prototype].includes(Object.getPrototypeOf(part)) || Object.values(part).some(odd))
  expect(LOCALES.filter((locale) => odd(compiled(MESSAGES[locale])))).toEqual([])
  expect(odd({ a: [Object.create(null)] })).toBe(true)
})

test('words are read once, and only those that are asked for', () => {
  expect(Object.keys(compiledWords('ko', 'live', 'refusals'))).toEqual(['live', 'refusals'])
  expect(compiledWords('ko', 'live').live).toBe(compiledWords('ko', 'live').live)
})
