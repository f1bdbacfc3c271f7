import { expect, test } from 'vitest'
import { GIVEAWAYS, RADAR_WEIGHTS, RADAR_WORDS } from '@/lib/film/giveaways'
import { VERSION_KEYS } from '@/lib/film/versions'
import { parseScope, formatScope } from '@/lib/spoilers/scope'

const entries = [...GIVEAWAYS.values()]
const languages = Object.entries(RADAR_WORDS)
const concepts = new Set(languages.flatMap(([, { concepts: known }]) => Object.keys(known)))
const cues = new Set(Object.keys(RADAR_WEIGHTS.cues))

test('every giveaway needs concepts that some language has words for, and suggests scopes that exist', () => {
  for (const { id, scopes, ways } of entries) {
    const needed = ways.flatMap(({ needs, unless }) => [...needs.flatMap((need) => need.split('|')), ...unless])
    expect(needed.filter((concept) => !concepts.has(concept) && !concept.startsWith('version-')), id).toEqual([])
    for (const scope of scopes) expect(parseScope(formatScope(scope)), id).toEqual(scope)
  }
})

test('every language says every concept that a giveaway begins with', () => {
  const events = new Set(entries.flatMap(({ ways }) => ways.flatMap(({ needs: [event = ''] }) => event.split('|'))))
  const lacking = languages.flatMap(([language, { concepts: known }]) => [...events].filter((concept) => !(concept in known) && !OWN_TO_SOME.has(concept)).map((concept) => `${language}: ${concept}`))
  expect(lacking).toEqual([])
})

// Some languages say it in words of other concepts.
const OWN_TO_SOME = new Set(['sad'])

test('every version has a giveaway, and is named by a concept of some language', () => {
  const scoped = new Set(entries.flatMap(({ scopes }) => scopes.map(({ version }) => version)))
  expect(VERSION_KEYS.filter((key) => !scoped.has(key))).toEqual([])
  expect(VERSION_KEYS.filter((key) => !concepts.has(`version-${key}`))).toEqual([])
})

test('no concept is there for nobody', () => {
  const used = new Set([...entries.flatMap(({ ways }) => ways.flatMap(({ needs, unless }) => [...needs.flatMap((need) => need.split('|')), ...unless])), ...cues, ...Object.values(RADAR_WEIGHTS.cues).flatMap(({ unless }) => unless), 'safe'])
  expect([...concepts].filter((concept) => !used.has(concept) && !concept.startsWith('version-'))).toEqual([])
})

test('patterns hold only what a word can be matched with', () => {
  const shape = /^(?:_|(?:=?[\p{L}\p{M}\d']+\*?)(?:\/=?[\p{L}\p{M}\d']+\*?)*)$/u
  const korean = /^\^?[가-힣 ]+(?:_[가-힣 ]+)?$/
  const wrong = languages.flatMap(([language, { concepts: known }]) =>
    Object.entries(known).flatMap(([concept, patterns]) =>
      patterns.filter((pattern) => (/[가-힣]/.test(pattern) ? !korean.test(pattern) : !pattern.split(' ').every((part) => shape.test(part)) || /^_|_$/.test(pattern))).map((pattern) => `${language} ${concept}: ${pattern}`),
    ),
  )
  expect(wrong).toEqual([])
})

test('no pattern stands twice in one concept', () => {
  const twice = languages.flatMap(([language, { concepts: known }]) =>
    Object.entries(known).flatMap(([concept, patterns]) => patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index).map((pattern) => `${language} ${concept}: ${pattern}`)),
  )
  expect(twice).toEqual([])
})

test('what was learned is about entries and cues that exist', () => {
  const known = new Set([...entries.map(({ id }) => `giveaway:${id}`), ...[...cues].map((cue) => `cue:${cue}`)])
  expect(Object.keys(RADAR_WEIGHTS.learned).filter((voice) => !known.has(voice))).toEqual([])
})
