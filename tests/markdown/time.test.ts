import { expect, test } from 'vitest'
import { render } from '@/lib/markdown/render'

const fill = (pattern: string) => (length: number) => pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)

/** Texts that parsers choke on, each at any length. */
const hostile: Record<string, (length: number) => string> = {
  'open brackets': fill('['), 'empty brackets': fill('[]'), 'pictures': fill('!['), 'links not closed': fill('[a]('), 'references': fill('[a]'),
  'footnote calls': fill('[^a]'), 'a bracket long before its partner': (length) => `[${fill('a b. ')(length)}]`,
  'brackets on lines': fill('[a\n'), 'stars': fill('*'), 'starred letters': fill('*a '), 'stars within words': fill('a**b'), 'mixed emphasis': fill('*a **b _c '),
  'closing underscores': fill('a_ '), 'tildes': fill('~~a '), 'nested emphasis': (length) => `${fill('*_')(length / 2)}a${fill('_*')(length / 2)}`,
  'nested links': (length) => `${fill('[')(length / 2)}a${fill('](b)')(length / 2)}`,
  'backticks': fill('`'), 'backtick runs that never match': (length) => {
    let text = ''
    for (let run = 1; text.length < length; run += 1) text += `a${'`'.repeat(run)}`
    return text.slice(0, length)
  },
  'quotes': fill('>'), 'spaced quotes': fill('> '), 'lists': fill('- '), 'numbered lists': fill('1. '), 'lazy lines': (length) => `${'>'.repeat(500)}a\n${fill('b\n')(length)}`,
  'quotes of quotes': fill(`${'> '.repeat(60)}a\n`), 'underlined headings': fill('a\n=\n'), 'lines': fill('a\n'), 'spaces': fill(' '), 'ampersands': fill('&'),
  'less-than signs': fill('<'), 'mail addresses': fill('a@b.'), 'addresses': fill('http://a.b '), 'definitions': fill('[a]: b\n'), 'a wide table': (length) => `${fill('|a')(length / 2)}\n${fill('|-')(length / 2)}`,
  'a long table': (length) => `|a|b|\n|-|-|\n${fill('|c|d|\n')(length)}`, 'bars': fill('||'), 'spaced bars': fill('|| '), 'small spoilers': fill('||a|| '),
  'bars in paragraphs': fill('||\n\n'), 'open angles': fill('>!'), 'nested angles': (length) => `${fill('>!a')(length / 2)}${fill('!<')(length / 2)}`, 'closing angles': fill('>!a!<!<'),
  'crossing marks': fill('||a>!b||c!<'), 'open blocks': fill(':::spoiler\n'), 'closing lines': fill(':::\n'), 'small blocks': fill(':::spoiler\na\n:::\n'),
  'blocks and fences': fill(':::spoiler\n```\n:::\n```\n'), 'attributes': fill('||a||{version='), 'Korean': fill('가나다 '), 'Chinese': fill('他死了'), 'accents': (length) => `a${fill('\u0301')(length)}`,
}

function millisecondsFor(text: string): number {
  const before = process.cpuUsage()
  render(text, { base: [], fallback: { version: 'any', until: null } })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Quadratic time would be 16 times as long; 9 leaves room for the garbage collector, 150 ms for times too short to compare.
test.each(Object.keys(hostile))('%s: four times the text takes no more than about four times as long', (name) => {
  const short = Math.min(...[1, 2].map(() => millisecondsFor(hostile[name]!(10_000))))
  const bound = Math.max(short * 9, 150)
  const text = hostile[name]!(40_000)
  // Processor time, so that other work on the machine does not add to it, and again where it still did.
  expect([1, 2, 3].some(() => millisecondsFor(text) < bound)).toBe(true)
})
