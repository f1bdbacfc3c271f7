import type { Selected, Typing } from '@/components/forms/marks'

/**
 * Puts a poll where the cursor is, as blocks of its own. Selected lines become its options; where nothing is selected, `empty` has some, after a
 * question. The question is selected, to be typed over.
 */
export function poll({ value, start, end }: Selected, empty: { question: string; options: string }): Typing {
  const from = value.lastIndexOf('\n', start - 1) + 1
  const after = value.indexOf('\n', end)
  const to = after < 0 ? value.length : after
  const lines = start === end ? [] : value.slice(from, to).split('\n').map((line) => line.replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/, '').trim()).filter(Boolean)
  const options = (lines.length > 1 ? lines : empty.options.split('\n')).map((option) => `- ${option}`).join('\n')
  // With fewer than two lines there is nothing to choose from: the poll comes after what is there.
  const place = lines.length > 1 ? from : to
  const before = value.slice(0, place)
  const gap = before.trim() === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const head = `${gap}:::poll\n`
  const text = `${head}${empty.question}\n\n${options}\n:::${value.slice(to).startsWith('\n\n') ? '' : '\n'}`
  return { from: place, to, text, start: place + head.length, end: place + head.length + empty.question.length }
}
