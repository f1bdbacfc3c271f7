import fc from 'fast-check'

/**
 * Documents whose canaries are known to be open or sealed by a reading of the marks that is simpler and stricter than
 * ours: one pass over the tokens of the whole post, in which `||` turns sealing on and off, the other marks count up and
 * down, and whatever is not closed lasts to the end. Nothing it calls sealed may be open; where every mark is where it
 * belongs, nothing it calls open may be sealed.
 */
export interface Document {
  readonly source: string
  readonly sealed: readonly string[]
  readonly open: readonly string[]
}

type Token = { kind: 'text' | 'bars' | 'open' | 'close' | 'block-open' | 'block-close'; text: string } | { kind: 'canary' }

const text = (value: string): Token => ({ kind: 'text', text: value })
const CANARY = { kind: 'canary' } as Token

/** Writes the tokens down and reads them strictly. */
export function write(tokens: readonly Token[]): Document {
  const sealed: string[] = []
  const open: string[] = []
  let source = ''
  let bars = false
  let angles = 0
  let blocks = 0
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'canary') {
      // As many digits in each, so that what is left of one that was cut is no other.
      const word = `kanari${String(index).padStart(4, '0')}x`
      source += word
      if (bars || angles > 0 || blocks > 0) sealed.push(word)
      else open.push(word)
      continue
    }
    // Two edges of cells side by side would be a mark that no token stands for.
    source += token.kind === 'text' && token.text.startsWith('|') && source.endsWith('|') ? ` ${token.text}` : token.text
    if (token.kind === 'bars') bars = !bars
    if (token.kind === 'open') angles += 1
    if (token.kind === 'close') angles = Math.max(0, angles - 1)
    if (token.kind === 'block-open') blocks += 1
    if (token.kind === 'block-close') blocks = Math.max(0, blocks - 1)
  }
  return { source, sealed, open }
}

const BARS: Token = { kind: 'bars', text: '||' }
const OPENS: Token = { kind: 'open', text: '>!' }
const CLOSES: Token = { kind: 'close', text: '!<' }
const attributes = fc.constantFrom('', '', '{version=tr-2019 until=95}', '{version="kr-2013"}')

const word = fc.constantFrom('cell', 'seven ', ' balloon', '울었다', ' çok güzel ', 'هو ', '👨‍👩‍👧', '7', ', ', '. ').map(text)
const literal = fc.constantFrom('`a || b`', '`>! c !<`', '\\||', '\\>!', '``x ` ||``', '`', '*', '_').map(text)

/**
 * What may stand in a line: words, canaries, marks in their places, formatting, links and code around them. Marks in code come in pairs: in a list
 * that was torn apart a line becomes code by indentation, whose marks count.
 */
const inline: fc.Arbitrary<Token[]> = fc.letrec<{ run: Token[]; piece: Token[] }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: word.map((token) => [token]) },
    { weight: 3, arbitrary: fc.constant<Token[]>([text(' '), CANARY, text(' ')]) },
    { weight: 1, arbitrary: fc.constantFrom('`a || b || c`', '`>! c !<`', '\\||', '\\>!').map((value) => [text(` ${value} `)]) },
    { weight: 2, arbitrary: tie('run').chain((run) => attributes.map((said) => [OPENS, ...run, { ...CLOSES, text: `!<${said}` }])) },
    { weight: 2, arbitrary: fc.tuple(fc.array(fc.oneof(word, fc.constant(CANARY))), attributes).map(([run, said]) => [
      BARS, text(' '), ...run, text(' '), { ...BARS, text: `||${said}` },
    ]) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('*', '**', '_', '~~', ' '), tie('run')).map(([sign, run]) => [text(sign), ...run, text(sign)]) },
  ),
  run: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.flat()),
})).run

const atom: fc.Arbitrary<Token[]> = fc.tuple(fc.constantFrom<[string, string]>(
  ['[', '](https://example.org/a "t")'], ['![', '](https://example.org/b.png)'], ['[', '][ref]'], ['[x](https://example.org/', ')'],
  ['[x](https://example.org/ "', '")'], ['<https://example.org/', '>'], [' https://example.org/', ' '],
), fc.array(fc.constantFrom<Token>(text('cell'), CANARY, BARS, text('-')), { maxLength: 5 })).map(([[before, after], inner]) => [
  text(before), ...inner, text(after),
])

const blockOpen = fc.tuple(fc.constantFrom(':::', '::::'), attributes).map(([colons, said]) => [colons, `${colons}spoiler${said}`] as const)

/**
 * Blocks of every kind around lines, each line led by the markers of the quotes and lists it lies in. Fences only where
 * nothing will be broken: one that lost its end pairs with the next, and what lies between truly is code.
 */
function blocks(line: fc.Arbitrary<Token[]>, fences: boolean): fc.Arbitrary<Token[]> {
  const deep = fc.letrec<{ block: Token[][]; all: Token[][] }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: line.map((one) => [one]) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('# ', '### ', '- ', '1. ', '- [ ] ', '> '), line).map(([lead, one]) => [[text(lead), ...one]]) },
      { weight: 1, arbitrary: fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 3 }).map((rows) => [
        [text('| head | two |')], [text('|---|:-:|')], ...rows.map(([a, b]) => [text('| '), ...a, text(' | '), ...b, text(' |')]),
      ]) },
      { weight: 1, arbitrary: tie('all').map((lines) => lines.map((one) => [text('> '), ...one])) },
      { weight: 1, arbitrary: tie('all').map((lines) => lines.map((one, index) => [text(index === 0 ? '- ' : '  '), ...one])) },
      { weight: fences ? 1 : 0, arbitrary: fc.constant<Token[][]>([[text('```')], [text('||code|| :::spoiler')], [text('```')]]) },
      { weight: 2, arbitrary: fc.tuple(blockOpen, tie('all')).map(([[colons, opening], lines]) => [
        [{ kind: 'block-open', text: opening }], ...lines, [{ kind: 'block-close', text: colons }],
      ] as Token[][]) },
    ),
    all: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((all) => all.flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]))),
  }))
  return deep.all.map((lines) => lines.flatMap((one, index) => (index === 0 ? one : [text('\n'), ...one])))
}

/** Every mark where it belongs. */
export const tidyDocument: fc.Arbitrary<Document> = blocks(inline.map((tokens) => [text('so '), ...tokens]), true).map(write)

/** Tidy tokens in disorder: some left out, some doubled, loose marks and syntax strewn among them. */
export const brokenDocument: fc.Arbitrary<Document> = fc
  .tuple(
    blocks(fc.oneof(inline, atom, fc.tuple(inline, atom).map(([a, b]) => [...a, ...b])), false),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'insert'), fc.oneof(
      fc.constantFrom<Token>(BARS, OPENS, CLOSES, CANARY, text('\n'), text('\n\n'), text('*'), text('|'), text('[')), word,
    )), { maxLength: 6 }),
  )
  .map(([tokens, edits]) => {
    const out = [...tokens]
    for (const [place, edit, token] of edits) {
      const at = place % (out.length + 1)
      if (edit === 'drop') out.splice(at, 1)
      if (edit === 'double' && out[at]) out.splice(at, 0, out[at])
      if (edit === 'insert') out.splice(at, 0, text(' '), token, text(' '))
    }
    return write(out)
  })

/** Anything that might upset a parser, with canaries that must come out somewhere. */
export const wildText: fc.Arbitrary<string> = fc
  .array(fc.oneof(
    literal.map((token) => (token as { text: string }).text),
    fc.constantFrom(
      '||', '>!', '!<', ':::spoiler', ':::', '\n', '\n\n', '> ', '- ', '1. ', '# ', '|', '`', '```', '~~~', '~~', '**', '[', ']', '(', ')', '](',
      '![', '<', '>', '&', '&#x2E0E;', '\u2E0E\u2E0F', '{version=tr-2019}', '{', '}', '    ', '\t', '\\', '[^1]', '[^1]: ', '[a]: ', 'http://x.y/',
      'www.a.bc', 'a@b.cd', '---', '===', '|-|-|', '<b>', '\uFDD0', ' ', '  \n', 'word',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  ), { maxLength: 40 })
  .map((parts) => parts.join(''))
