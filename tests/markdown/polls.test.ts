import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { render } from '@/lib/markdown/render'
import { wrapSpoiler } from '@/lib/markdown/wrap'
import { brokenDocument } from '@/tests/markdown/documents'

const runs = Number(process.env.CANARY_RUNS ?? 400)
vi.setConfig({ testTimeout: 60_000 + runs * 250 })

const made = (source: string) => render(source, { base: [], fallback: { version: 'any', until: null } })
const codes = (source: string) => made(source).warnings.map(({ code }) => code)

const POLL = ':::poll\nWho cried first?\n\n- Yong-gu\n- The cell\n:::'

test('a list between the marks of a poll is a poll, with what is asked before it', () => {
  expect(made(POLL)).toMatchObject({ polls: [{ multiple: false, until: null, options: 2 }], warnings: [] })
  const { index } = made(POLL).polls[0]!
  expect(made(POLL).segments[0]!.html).toBe(
    `<div data-poll="${index}" data-choice="one"><p dir="auto">Who cried first?</p><ul><li dir="auto">Yong-gu</li><li dir="auto">The cell</li></ul></div>`,
  )
  expect(made(POLL).segments[0]!.text).toBe('Who cried first?\nYong-gu\nThe cell')
})

test.each([
  [':::poll{multiple until=2026-12-31}', { multiple: true, until: '2026-12-31' }],
  ['::::: Poll {until="2026-02-28", multiple}', { multiple: true, until: '2026-02-28' }],
  [':::poll {}', { multiple: false, until: null }],
  ["  ：：：poll{until='2027-01-01'}  ", { multiple: false, until: '2027-01-01' }],
])('%s says how one may vote', (mark, says) => {
  expect(made(`${mark}\n1. one\n\n2. two\n3. three\n:::::`).polls).toMatchObject([{ ...says, options: 3 }])
})

test.each([
  ['an attribute that there is not', ':::poll{colour=red}\n- a\n- b\n:::'],
  ['a day that there is not', ':::poll{until=2026-02-30}\n- a\n- b\n:::'],
  ['something said twice', ':::poll{multiple multiple}\n- a\n- b\n:::'],
  ['words after the mark', ':::poll about the film\n- a\n- b\n:::'],
  ['no list', ':::poll\nWho?\n:::'],
  ['one option', ':::poll\n- a\n:::'],
  ['more than twenty options', `:::poll\n${'- a\n'.repeat(21)}:::`],
  ['an empty option', ':::poll\n- a\n-\n:::'],
  ['an option of several blocks', ':::poll\n- a\n\n  more\n- b\n:::'],
  ['boxes', ':::poll\n- [ ] a\n- [ ] b\n:::'],
  ['words after the list', ':::poll\n- a\n- b\n\nand so on\n:::'],
  ['two lists', ':::poll\n- a\n- b\n\n1. c\n2. d\n:::'],
  ['no end', ':::poll\n- a\n- b'],
  ['a poll in it', ':::poll\n- a\n- b\n\n:::poll\n- c\n- d\n:::\n:::'],
  ['a spoiler’s block in it', ':::poll\n:::spoiler\n- a\n- b\n:::\n:::'],
  ['a quote around it', '> :::poll\n> - a\n> - b\n> :::'],
  ['a list around it', '- :::poll\n  - a\n  - b\n  :::'],
])('with %s it is no poll, stays as it was typed, and its writer is told', (_, source) => {
  expect(made(source).polls).toEqual([])
  expect(codes(source)).toContain('poll-unclear')
  expect(made(source).segments.map(({ text }) => text).join('\n')).toContain(':::poll')
})

test('in code, and with other words, nothing is a poll and nobody is told', () => {
  for (const source of ['```\n:::poll\n- a\n- b\n:::\n```', 'A `:::poll` it is', 'Take a :::poll here', ':::pollen\n\n- a\n- b']) {
    expect(made(source)).toMatchObject({ polls: [], warnings: [] })
  }
})

describe('what is sealed in and around a poll', () => {
  test('an option is sealed alone, and the others stay open', () => {
    const { segments, polls } = made(':::poll\n- ||he dies||{version=tr-2019}\n- he lives\n- >!she!< asks\n:::')
    expect(polls).toMatchObject([{ options: 3 }])
    expect(segments.map(({ text }) => text)).toEqual(['he lives\n asks', 'he dies', 'she'])
    expect(segments[0]!.html).toMatch(/^<div data-poll="\d+" data-choice="one"><ul><li dir="auto"><span data-segment="1"><\/span><\/li><li dir="auto">he lives<\/li>/)
  })

  test('sealed from the question into the list it stays a poll, sealed option by option', () => {
    const { segments, polls } = made(':::poll\nWho >!died\n\n- one\n- two!< or not\n:::')
    expect(polls).toMatchObject([{ options: 2 }])
    expect(segments[0]!.html).not.toMatch(/died|one<|two/)
    expect(segments[0]!.html.match(/<li/g)).toHaveLength(2)
    expect(segments[0]!.text).toContain('or not')
  })

  test('within a spoiler all of it is sealed, and the line that ends the poll does not end the spoiler', () => {
    const { segments, polls, warnings } = made(`Open\n\n:::spoiler\n${POLL}\nand after\n:::\nopen again`)
    expect(polls).toHaveLength(1)
    expect(warnings).toEqual([])
    expect(segments.map(({ text }) => text)).toEqual(['Open\nopen again', 'Who cried first?\nYong-gu\nThe cell\nand after'])
    expect(segments[0]!.html).not.toContain('poll')
  })

  test('a mark in what is written after :::poll is a mark', () => {
    const { segments } = made(':::poll ||secret||\n- a\n- b\n:::')
    expect(segments[0]!.html).not.toContain('secret')
    expect(made(':::poll{multiple} :::spoiler\n- secret\n- b\n:::\n:::').segments[0]!.html).not.toContain('secret')
  })
})

describe('the fingerprint of a poll', () => {
  const number = (source: string) => made(source).polls.map(({ fingerprint }) => fingerprint)

  test('stays whatever stands around it, whoever seals what in it, and when it closes', () => {
    const [fingerprint] = number(POLL)
    for (const source of [
      `${POLL}\n\nMore`, `Less\n\n${POLL.replaceAll('- ', '* ')}`, `:::poll\n- another\n- one\n:::\n\n${POLL}`, `:::spoiler{version=tr-2019}\n${POLL}\n:::`,
      POLL.replace('The cell', '||The cell||{version=tr-2019}'), POLL.replace(':::poll', ':::poll{until=2030-01-01}'), POLL.replace('- The', '\n- The'),
    ]) expect(number(source)).toContain(fingerprint)
    const { source: sealed } = wrapSpoiler(POLL, POLL.indexOf('The cell'), POLL.indexOf('The cell') + 8, { version: 'tr-2019', until: null })
    expect(number(sealed)).toEqual([fingerprint])
  })

  test('changes with its words, their order, and how many may be chosen', () => {
    const others = [POLL.replace('first', 'last'), POLL.replace('Yong-gu', 'Nobody'), POLL.replace('\n:::', '\n- Nobody\n:::'), POLL.replace('- Yong-gu\n- The cell', '- The cell\n- Yong-gu'), POLL.replace(':::poll', ':::poll{multiple}')]
    const all = [POLL, ...others].flatMap(number)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(others.length + 1)
  })

  test('is known by its own index, and all others by a number that no word of theirs makes', () => {
    const others = ':::poll\n- a\n- ||b||\n:::'
    const known = new Map([[number(POLL)[0]!, 693_006_804]])
    expect(render(`${others}\n\n${POLL}`, { base: [], fallback: { version: 'any', until: null }, polls: known }).polls.map(({ index }) => index)).toEqual([2, 693_006_804])
    expect(made(others).segments[0]!.html).toBe(made(others.replace('b', 'c')).segments[0]!.html)
  })

  test('is one for two that are the same', () => {
    expect(number(`${POLL}\n\n${POLL}`)).toHaveLength(1)
  })
})

test('what is sealed when nobody reads polls is sealed when they are read, however broken the marks', () => {
  const lines = fc.constantFrom(':::poll', ':::poll{multiple}', ':::poll{nonsense', '::::poll', ':::poll and', '> :::poll', '- :::poll')
  const strewn = fc.array(fc.tuple(fc.nat(), lines), { minLength: 1, maxLength: 4 })
  fc.assert(fc.property(brokenDocument, strewn, ({ source, sealed }, polls) => {
    const written = source.split('\n')
    for (const [at, line] of polls) written.splice(at % (written.length + 1), 0, line)
    const open = made(written.join('\n')).segments.filter(({ scopes }) => scopes.length === 0).map(({ html, text }) => html + text).join('\n')
    for (const canary of sealed) expect(open).not.toContain(canary)
  }), { numRuns: runs })
})

const after = (word: string): [string, boolean] => [`after ${word}`, false]

test('in a tidy poll just what is between marks is sealed, in a poll within a spoiler all of it, and nobody is warned', () => {
  const option = fc.constantFrom<(word: string) => [string, sealed: boolean]>(
    (word) => [`open ${word}`, false], (word) => [`*open ${word}* ||too||`, false], (word) => [`||sealed ${word}||`, true], (word) => [`so >!sealed ${word}!<{version=tr-2019} it is`, true],
  )
  const poll = fc.record({ around: fc.boolean(), colons: fc.constantFrom(':::', '::::'), asked: fc.option(option), options: fc.array(option, { minLength: 2, maxLength: 6 }) })
  fc.assert(fc.property(fc.array(poll, { minLength: 1, maxLength: 4 }), (polls) => {
    const sealed: string[] = []
    const open: string[] = []
    const say = (line: (typeof polls)[number]['options'][number], within: boolean) => {
      const word = `kanari${sealed.length + open.length}x`
      const [text, alone] = line(word)
      ;(alone || within ? sealed : open).push(word)
      return text
    }
    const source = polls.map(({ around, colons, asked, options }) => [
      ...(around ? [':::spoiler'] : []), `${colons}poll`, ...(asked ? [say(asked, around), ''] : []), ...options.map((one) => `- ${say(one, around)}`), colons, ...(around ? [say(after, true), ':::'] : []),
    ].join('\n')).join('\n')
    const { segments, warnings, polls: found } = made(source)
    const [inTheOpen, all] = [segments.filter(({ scopes }) => scopes.length === 0), segments].map((some) => some.map(({ html, text }) => html + text).join('\n')) as [string, string]
    expect(warnings).toEqual([])
    expect(found).toHaveLength(polls.length)
    for (const word of sealed) expect(inTheOpen).not.toContain(word)
    for (const word of open) expect(inTheOpen).toContain(word)
    for (const word of sealed) expect(all).toContain(word)
  }), { numRuns: 200 })
})

