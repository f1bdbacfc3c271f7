import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { deserialize, serialize } from 'node:v8'
import { format, inspect } from 'node:util'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import pino from 'pino'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { revealing, type Reader } from '@/lib/spoilers/reader'
import { Sealed, type Lock } from '@/lib/spoilers/sealed'
import { coversAll, parseSeen } from '@/lib/spoilers/seen'
import { anyScope, anySeen } from '@/tests/spoilers/arbitraries'

const SECRET = 'canary-he-is-executed'
const GUEST: Reader = { seen: {}, personId: null }
const lock: Lock = { scopes: [{ version: 'kr-2013', until: null }], postId: 7, index: 2, authorId: 3, words: 12 }
const sealed = new Sealed('text', SECRET, lock)
const source = new Sealed('source', SECRET, { ...lock, scopes: [], index: 'source' })

describe('a sealed text is opened for', () => {
  test.each<[string, Reader, string]>([
    ['who has seen the version', { ...GUEST, seen: parseSeen('kr-2013:whole') }, 'seen'],
    ['who reveals the segment', revealing(GUEST, 7, 2), 'revealed'],
    ['who reveals the post', revealing(GUEST, 7, 'all'), 'revealed'],
    ['who reveals two segments of it', revealing(revealing(GUEST, 7, 2), 7, 3), 'revealed'],
    ['a moderator at work', { ...GUEST, personId: 9, moderating: true }, 'moderating'],
  ])('%s', (_, reader, because) => {
    expect(sealed.for(reader)).toEqual({ kind: 'cleared', form: 'text', text: SECRET, because })
  })

  test('anybody, when nothing lies on it', () => {
    expect(new Sealed('html', 'x', { ...lock, scopes: [] }).for(GUEST)).toMatchObject({ kind: 'cleared', because: 'open' })
  })
})

describe('a sealed text stays closed for', () => {
  test.each<[string, Reader]>([
    ['a guest', GUEST],
    ['its own author, who reads as others do', { ...GUEST, personId: 3 }],
    ['who has seen most of it', { ...GUEST, seen: parseSeen('kr-2013:126') }],
    ['who has seen another version', { ...GUEST, seen: parseSeen('tr-2019:whole') }],
    ['who revealed another segment', revealing(GUEST, 7, 1)],
    ['who revealed another post', revealing(GUEST, 8, 'all')],
  ])('%s', (_, reader) => {
    expect(sealed.for(reader)).toEqual({ kind: 'withheld', postId: 7, index: 2, scopes: lock.scopes, words: 20 })
  })
})

test('what is said instead of it holds nothing of it, nor its exact length', () => {
  expect(JSON.stringify(sealed.for(GUEST))).not.toMatch(/canary|12|text/)
})

test('the gate opens exactly where seen covers every scope', () => {
  fc.assert(fc.property(fc.array(anyScope), anySeen, (scopes, seen) => {
    const { kind } = new Sealed('text', SECRET, { ...lock, scopes }).for({ seen, personId: null })
    expect(kind === 'cleared').toBe(coversAll(seen, scopes))
  }))
})

test('the source of a post is for its author and for a moderator at work alone', () => {
  expect(source.for({ ...GUEST, personId: 3 })).toMatchObject({ kind: 'cleared', because: 'own' })
  expect(source.for({ ...GUEST, personId: 9, moderating: true })).toMatchObject({ kind: 'cleared', because: 'moderating' })
  expect(source.for({ seen: parseSeen('kr-2013:whole'), personId: 9 }).kind).toBe('withheld')
  expect(source.for(revealing(GUEST, 7, 'all')).kind).toBe('withheld')
  expect(source.for(GUEST).kind).toBe('withheld')
  const orphan = new Sealed('source', SECRET, { ...lock, index: 'source', authorId: null })
  expect(orphan.for(GUEST).kind).toBe('withheld')
})

test('revealing leaves the reader before it as it was', () => {
  const before = revealing(GUEST, 7, 1)
  revealing(before, 7, 2)
  expect(before.opened?.get(7)).toEqual(new Set([1]))
  expect(revealing(revealing(GUEST, 7, 'all'), 7, 2).opened?.get(7)).toBe('all')
})

describe('without a reader a sealed text', () => {
  test.each<[string, () => unknown]>([
    ['in a template', () => `${sealed as unknown as string}`], ['joined to a text', () => 'x' + (sealed as unknown as string)],
    ['as String()', () => String(sealed)], ['toString', () => sealed.toString()], ['as a number', () => Number(sealed)],
    ['valueOf', () => sealed.valueOf()], ['compared', () => (sealed as unknown as string) < 'z'], ['loosely equal', () => (sealed as unknown) == SECRET],
    ['as JSON', () => JSON.stringify({ post: sealed })], ['as a key', () => ({})[sealed as never]],
    ['in an array joined', () => [sealed].join()],
    ['rendered by React', () => renderToStaticMarkup(createElement('p', null, sealed as never))],
    ['as an attribute of React', () => renderToStaticMarkup(createElement('p', { title: sealed as never }))],
    ['as HTML of React', () => renderToStaticMarkup(createElement('p', { dangerouslySetInnerHTML: { __html: sealed as never } }))],
  ])('%s throws, and the error holds nothing of it', (_, use) => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let message = ''
    try {
      use()
    } catch (error) {
      message = inspect(error)
    }
    expect(message).not.toBe('')
    expect(message + inspect(complaints.mock.calls)).not.toContain('canary')
    complaints.mockRestore()
  })

  test.each<[string, () => unknown]>([
    ['cloned', () => structuredClone(sealed)], ['spread', () => ({ ...sealed })], ['its keys', () => Reflect.ownKeys(sealed)],
    ['its entries', () => Object.entries(sealed)], ['its descriptors', () => Object.getOwnPropertyDescriptors(sealed)],
    ['through v8', () => deserialize(serialize(sealed))], ['inspected', () => inspect(sealed, { showHidden: true, depth: 9 })],
    ['inspected raw', () => inspect(sealed, { customInspect: false, showHidden: true })], ['formatted', () => format('%o %O %j', sealed, sealed, {})],
  ])('%s is nothing', (_, use) => expect(inspect(use(), { depth: 9 })).not.toContain('canary'))

  test('logged leaves the log line whole and says nothing', () => {
    let written = ''
    const stream = new Writable({ write: (chunk, _, done) => { written += chunk; done() } })
    new Console(stream).log(sealed, { post: { body: sealed } })
    const logger = pino(stream)
    logger.info({ post: { body: sealed } }, 'saved')
    logger.error(new Error('no', { cause: sealed }), 'failed')
    expect(written).toContain('[Sealed]')
    expect(written).toContain('saved')
    expect(written).not.toContain('canary')
  })
})
