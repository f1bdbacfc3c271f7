/** The text of a pattern, at any length in UTF-16 units. */
export type Hostile = (length: number) => string

const fill = (pattern: string): Hostile => (length) => pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)

const runsThatNeverMatch: Hostile = (length) => {
  let text = ''
  for (let run = 1; text.length < length; run += 1) text += `a${'`'.repeat(run)}`
  return text.slice(0, length)
}

/** Texts that parsers choke on, each at any length; the tests hold that none takes more than linear time, the benchmark how long. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'open brackets': fill('['), 'empty brackets': fill('[]'), 'pictures': fill('!['), 'links not closed': fill('[a]('), 'references': fill('[a]'),
  'footnote calls': fill('[^a]'), 'a bracket long before its partner': (length) => `[${fill('a b. ')(length)}]`, 'brackets on lines': fill('[a\n'),
  'closing brackets': fill(']'), 'links with open titles': fill('[a](b "'), 'links with angles': fill('[a](<b'), 'nested parentheses': (length) => `[a](${fill('(')(length)}`,
  'links of their own': fill('[a](http://b.c) '), 'full references': fill('[a][b] '), 'footnotes and notes': (length) => `${fill('[^1]')(length / 2)}\n\n${fill('[^1]: b\n\n')(length / 2)}`,
  'stars': fill('*'), 'starred letters': fill('*a '), 'stars within words': fill('a**b'), 'mixed emphasis': fill('*a **b _c '), 'closing underscores': fill('a_ '),
  'tildes': fill('~~a '), 'nested emphasis': (length) => `${fill('*_')(length / 2)}a${fill('_*')(length / 2)}`, 'triple stars': fill('***a** b*'),
  'nested links': (length) => `${fill('[')(length / 2)}a${fill('](b)')(length / 2)}`, 'backticks': fill('`'), 'backtick runs that never match': runsThatNeverMatch,
  'backslashes': fill('\\'), 'escapes': fill('\\|'), 'fences': fill('```\n'), 'fences in quotes': fill('> ```\n'),
  'quotes': fill('>'), 'spaced quotes': fill('> '), 'lists': fill('- '), 'list stars': fill('* a\n'), 'numbered lists': fill('1. '), 'nested lists': (length) => {
    let text = ''
    for (let depth = 0; text.length < length; depth += 1) text += `${'  '.repeat(depth % 200)}- a\n`
    return text.slice(0, length)
  },
  'lazy lines': (length) => `${'>'.repeat(500)}a\n${fill('b\n')(length)}`, 'quotes of quotes': fill(`${'> '.repeat(60)}a\n`), 'quotes and lists': fill('> - '),
  'as many items as are parsed': (length) => `${fill('* a\n')(length / 38)}\n\n${fill('He came back. ')(length)}`.slice(0, length),
  'as many blocks as are parsed': (length) => `${fill(':::spoiler\na\n:::\n')(length / 27)}\n\n${fill('He came back. ')(length)}`.slice(0, length), 'empty items': fill('-\n'), 'underlined headings': fill('a\n=\n'), 'headings': fill('# a\n'), 'rules': fill('---\n'), 'lines': fill('a\n'), 'spaces': fill(' '), 'tabs': fill('\t'),
  'one word': fill('a'), 'empty lines': fill('\n'), 'spaces before lines': fill('          \n'), 'hard breaks': fill('a  \n'), 'quotation marks': fill('"'),
  'ampersands': fill('&'), 'entities': fill('&#124;'), 'long entities': (length) => `&${fill('a')(length)};`, 'less-than signs': fill('<'), 'angles': fill('<a>'), 'comments': fill('<!--'),
  'mail addresses': fill('a@b.'), 'addresses': fill('http://a.b '), 'one address': (length) => `http://${fill('a.')(length)}`, 'underscored hosts': fill('www.a_b.'),
  'slashes': fill('http:/'), 'definitions': fill('[a]: b\n'), 'definitions not ended': fill('[a]: <b\n'),
  'a wide table': (length) => `${fill('|a')(length / 2)}\n${fill('|-')(length / 2)}`, 'a long table': (length) => `|a|b|\n|-|-|\n${fill('|c|d|\n')(length)}`,
  'tables': fill('|a|\n|-|\n|b|\n\n'), 'bars on lines': fill('|\n'), 'dashes and bars': fill('|-'),
  'bars': fill('||'), 'spaced bars': fill('|| '), 'small spoilers': fill('||a|| '), 'bars in paragraphs': fill('||\n\n'), 'three bars': fill('|||a'), 'open angles': fill('>!'),
  'nested angles': (length) => `${fill('>!a')(length / 2)}${fill('!<')(length / 2)}`, 'closing angles': fill('>!a!<!<'), 'crossing marks': fill('||a>!b||c!<'),
  'open blocks': fill(':::spoiler\n'), 'closing lines': fill(':::\n'), 'small blocks': fill(':::spoiler\na\n:::\n'), 'blocks and fences': fill(':::spoiler\n```\n:::\n```\n'),
  'open polls': fill(':::poll\n'), 'small polls': fill(':::poll\n- a\n- b\n:::\n'), 'polls and spoilers': fill(':::spoiler\n:::poll\n:::\n'), 'a poll mark and spaces': fill(`:::poll{${' '.repeat(110)}}x\n`),
  'blocks in a line': fill(':::spoiler '), 'colons': fill(':'), 'colons apart': fill('::: '), 'attributes': fill('||a||{version='), 'braces': fill('||{'), 'empty braces': fill('||a|| {'),
  'bars with nothing to see between': fill('|\u200B'), 'colons with nothing to see between': fill(':\u200B'), 'nothing to see': fill('\u200B'), 'fullwidth bars': fill('｜｜a'),
  'look-alikes of bars': fill('ǀǀa'), 'bars as entities': fill('&#124;|a'), 'brackets of spoilers': fill('[spoiler]'), 'colons and spaces': (length) => `:::${fill(' ')(length)}x`,
  'a block mark and colons': (length) => `:::spoiler${fill(':')(length)}`, 'block marks and spaces': fill(`:::spoiler${' '.repeat(500)}x\n`), 'Korean': fill('가나다 '), 'Chinese': fill('他死了'), 'accents': (length) => `a${fill('\u0301')(length)}`,
  'emoji families': fill('👨‍👩‍👧‍👦'), 'parts of Korean': fill('\u1100\u1161\u11A8'), 'right to left': fill('\u202Eab\u202C'), 'null bytes': fill('\u0000'), 'halves of emoji': fill('\uD83D'),
  'our own stand-ins': fill('\u2E0E\u2E0F'), 'stand-ins as entities': fill('&#x2E0E;'),
}
