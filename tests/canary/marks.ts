import { VERSION_KEYS } from '@/lib/film/versions'

/** Plants a word and notes which scopes are meant to lie on it: none, and it is open. */
export type Word = ((...scopes: string[]) => string) & { korean: (...scopes: string[]) => string }

export type Body = (word: Word, scope: string, attributes: string) => string

/** A version that nobody is asked about elsewhere in the same text. */
export const OTHER = 'ph-2019'

/** Every scope that there is a way to write: any, each version to its end, and each up to a minute. */
export const SCOPES: readonly string[] = ['any', ...VERSION_KEYS, ...VERSION_KEYS.map((version) => `${version}@60`)]

/** Every way to seal a part of a text, whole and broken. */
export const MARKS: Record<string, Body> = {
  bars: (word, scope, a) => `Open ${word()} ||sealed ${word(scope)} words||${a} open ${word()}`,
  arrows: (word, scope, a) => `Open >!sealed ${word(scope)} words!<${a} open ${word()}`,
  block: (word, scope, a) => `Open ${word()}\n\n:::spoiler${a}\nSealed ${word(scope)}\n\n- and ${word(scope)}\n:::\n\nOpen ${word()}`,
  list: (word, scope, a) => `- open ${word()}\n- ||${word(scope)}||${a}\n  - nested ||${word(scope)}||${a}\n- [x] done ||${word(scope)}||${a}`,
  table: (word, scope, a) => `| Who | >!${word(scope)}!<${a} |\n|---|---|\n| ${word()} | >!${word(scope)}!<${a} |`,
  quote: (word, scope, a) => `> open ${word()}\n> ||${word(scope)}||${a}\n\n> :::spoiler${a}\n> ${word(scope)}\n> :::`,
  heading: (word, scope, a) => `## Open ${word()} ||${word(scope)}||${a}\n\nText`,
  link: (word, scope, a) => `Open ||[${word(scope)}](https://example.org/${word(scope)}?${word(scope)} "${word(scope)}")||${a}`,
  'mark in a link': (word, scope, a) => `Open ${word()} [text >!${word(scope)}!<${a} and ${word(scope)}](https://example.org/${word(scope)})`,
  image: (word, scope, a) => `Open ||![${word(scope)}](https://example.org/${word(scope)}.png "${word(scope)}")||${a}`,
  footnote: (word, scope, a) => `Open ||with a note[^n] ${word(scope)}||${a}\n\n:::spoiler${a}\n[^n]: the note ${word(scope)}\n:::`,
  reference: (word, scope, a) => `:::spoiler${a}\n[text ${word(scope)}][ref]\n\n[ref]: https://example.org/${word(scope)} "${word(scope)}"\n:::`,
  code: (word, scope, a) => `:::spoiler${a}\n\`\`\`\n${word(scope)}\n\`\`\`\n\`${word(scope)}\`\n:::`,
  html: (word, scope, a) => `||<b title="${word(scope)}">${word(scope)}</b> <!-- ${word(scope)} -->||${a}`,
  address: (word, scope, a) => `||https://example.org/${word(scope)} ${word(scope)}@example.org||${a}`,
  'like a tag and a mention': (word, scope, a) => `Open #${word()} ||#${word(scope)} and @${word(scope)}||${a}`,
  'Korean words': (word, scope, a) => `여는 말 ${word.korean()} ||${word.korean(scope)}||${a} 그리고 >!${word.korean(scope)}!<${a}\n\n:::spoiler${a}\n[${word.korean(scope)}](https://example.org/${word.korean(scope)})\n:::`,
  'across formatting': (word, scope, a) => `**Open ${word()} ||sealed ${word(scope)}** words *${word(scope)}||${a} on* ~~and >!${word(scope)}!<${a}~~`,
  nested: (word, scope, a) => `:::spoiler${a}\nOuter ${word(scope)} ||inner ${word(scope, OTHER)}||{version=${OTHER}} outer ${word(scope)}\n:::`,
  'poll with sealed options': (word, scope, a) => `:::poll\nWho ${word()}, and >!${word(scope)}!<${a}?\n\n- open ${word()}\n- ||sealed ${word(scope)}||${a}\n:::`,
  'poll in a block': (word, scope, a) => `Open ${word()}\n\n:::spoiler${a}\n:::poll{multiple until=2999-12-31}\n1. ${word(scope)}\n2. ${word(scope)}\n:::\nand ${word(scope)}\n:::`,
  'poll that is none': (word, scope, a) => `:::poll{of the film}\n- open ${word()}\n- >!${word(scope)}!<${a}\n:::`,
  unclosed: (word, scope) => `Open, then :::\n\n:::spoiler{version=${scope.split('@')[0]}}\nnever closed ${word(scope)}`,
  'unclosed bars': (word) => `Open ||never closed ${word('any')}`,
  'unclosed arrows': (word) => `Open >!never closed ${word('any')}`,
  crossed: (word, scope, a) => `||one ${word('any')} >!two ${word('any')}|| three ${word(scope)}!<${a}`,
  'block in a list': (word, scope, a) => `- one\n  :::spoiler${a}\n  ${word(scope)}\n  :::\n- two ${word()}`,
  unclear: (word) => `||${word(...VERSION_KEYS)}||{version=us-1999}`,
}
