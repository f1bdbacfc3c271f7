/** What is being looked for at the caret, and where it stands in the text, its sign included. */
export interface Trigger {
  kind: 'person' | 'thread' | 'emoji'
  from: number
  to: number
  typed: string
}

// Longer than any handle, title or name that one types to its end.
const REACH = 60

const SIGNS: readonly (readonly [Trigger['kind'], RegExp])[] = [
  ['person', /(?:^|[^\p{L}\p{M}\p{N}_@/\\-])(@([\p{L}\p{M}\p{N}-]{0,20}))$/u],
  // A sign and a space begin a heading; a number is a post's.
  ['thread', /(?:^|[\s([{"“‘'>*_~|])(#((?!\d*$)[^\s#|][^#\n|]{1,40}))$/u],
  ['emoji', /(?:^|[^\p{L}\p{N}:/\\])(:((?!\d)[\p{L}\p{M}\p{N}_+-]{2,30}))$/u],
]

/** What a writer may want completed where the caret stands; null: nothing, as in code and in the middle of a word. */
export function triggerAt(value: string, caret: number): Trigger | null {
  if (/^[\p{L}\p{M}\p{N}_]/u.test(value.slice(caret, caret + 2)) || inCode(value.slice(0, caret))) return null
  const before = value.slice(Math.max(0, caret - REACH), caret)
  for (const [kind, sign] of SIGNS) {
    const [, all, typed] = sign.exec(before) ?? []
    if (all !== undefined) return { kind, from: caret - all.length, to: caret, typed: typed! }
  }
  return null
}

function inCode(before: string): boolean {
  const fences = before.match(/^[ \t>]*(?:```|~~~)/gm)?.length ?? 0
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return fences % 2 === 1 || (line.match(/(?<!`)`(?!`)/g)?.length ?? 0) % 2 === 1
}

/** A thread as Markdown that leads to it. */
export function linkTo(title: string, threadId: number | string): string {
  return `[${title.replace(/[\\`*_[\]<>|~&!:]/g, '\\$&')}](/t/${threadId})`
}
