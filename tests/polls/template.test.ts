import { expect, test } from 'vitest'
import { poll } from '@/components/polls/template'
import { render } from '@/lib/markdown/render'

const empty = { question: 'Who?', options: 'one\ntwo' }

/** « and » stand where the selection begins and ends. */
function typed(marked: string): string {
  const value = marked.replace(/[«»]/g, '')
  const start = marked.indexOf('«')
  const typing = poll({ value, start, end: marked.indexOf('»') - 1 }, empty)
  const text = value.slice(0, typing.from) + typing.text + value.slice(typing.to)
  expect(text.slice(typing.start, typing.end)).toBe('Who?')
  expect(render(text, { base: [], fallback: { version: 'any', until: null } })).toMatchObject({ polls: [{}], warnings: [] })
  return text
}

const MADE = ':::poll\nWho?\n\n- one\n- two\n:::'

test.each([
  ['in an empty field', '«»', `${MADE}\n`],
  ['at the end of a line', 'Said«»', `Said\n\n${MADE}\n`],
  ['in the middle of a line', 'Sa«»id\n\nmore', `Said\n\n${MADE}\n\nmore`],
  ['on a line of its own', 'Said\n\n«»\nmore', `Said\n\n${MADE}\n\nmore`],
  ['with a word selected', 'Said «so»', `Said so\n\n${MADE}\n`],
  ['with lines selected', 'Said\n\n«Yong-gu\nThe cell»\n\nmore', 'Said\n\n:::poll\nWho?\n\n- Yong-gu\n- The cell\n:::\n\nmore'],
  ['with a list selected', '«- Yong-gu\n2. ||The cell||»', ':::poll\nWho?\n\n- Yong-gu\n- ||The cell||\n:::\n'],
])('the poll button %s puts in a poll, and its question is typed over', (_, before, after) => {
  expect(typed(before)).toBe(after)
})
