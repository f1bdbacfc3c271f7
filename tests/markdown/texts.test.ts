import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanBody } from '@/lib/markdown/clean'
import { render } from '@/lib/markdown/render'

const plainly = (source: string) => render(source, { base: [], fallback: { version: 'any', until: null } })

/** What there is to read, in order, wherever it stands: no marks of Markdown, no white space. */
const letters = (text: string) => cleanBody(text).replace(/[\s*_~`#>|\\-]+/gu, '')

function expectWhole(source: string) {
  const { segments, warnings } = plainly(source)
  expect(letters(segments.map(({ text }) => text).join('\n'))).toBe(letters(source))
  expect(warnings).toEqual([])
  expect(segments).toHaveLength(1)
}

describe('texts as people paste them come out whole', () => {
  test.each([
    ['Korean, decomposed', '7번방의 선물은 정말 슬펐어요. 예승이 "아빠!"'.normalize('NFD')],
    ['Turkish', 'Koğuştaki mucize: İğne, ışık, çığlık — “Lingo lingo şişeler!”'],
    ['Arabic with marks', 'فيلم مُعجِزة في الزنزانة رقم 7\u200F (رائع!) جدًّا'],
    ['emoji', 'crushed 😭😭 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️‍🔥 7️⃣'],
    ['names in angle brackets', '<Yong-gu> said <3 to <Ye-sung>; a < b > c && d'],
    ['hashtags and mentions', '#pushpakavimana first half!! @someone :p'],
    ['role play', 'blinded by bias, that is *stares at my rating*, 4.9/5'],
    ['brackets and dollars', '[sic] (see [1]) $5 {so} ^up^ ==marked== 100% ~10'],
    ['a list that is prose', 'Three things: 1) he sings 2) she sings 3) I cry'],
    ['a lone tilde and underscores', 'so good~ snake_case_name __init__ 5*3*2'],
  ])('%s', (_, source) => expectWhole(source))

  test('an article of eight thousand characters with indented paragraphs', () => {
    const paragraph = 'The men of the cell, hardened by years, come to love him: "A gift," they say — and bring his daughter in. '
    expectWhole(Array.from({ length: 16 }, (_, index) => `Part ${index + 1}\n\n${'  '.repeat(index % 2)}${paragraph.repeat(5)}`).join('\n\n'))
  })

  test.each([
    ['forty thousand characters in short paragraphs', 'He said nothing, and she said nothing, and it was enough.\n\n'.repeat(670)],
    ['as many in verses', 'A yellow balloon above the wall\n'.repeat(1250)],
    ['a list of everybody in the film', '- **Ryu Seung-ryong** as Lee Yong-gu, the father\n'.repeat(200)],
    ['a table of a hundred rows', `| who | plays |\n|---|---|\n${'| Aga Muhlach | the father |\n'.repeat(100)}`],
  ])('%s are read as Markdown', (_, source) => {
    const { segments, warnings } = plainly(source)
    expect(warnings).toEqual([])
    expect(segments[0]?.html).toMatch(/^<(?:p|ul|div)/)
  })

  test('Markdown with tables and nested lists', () => {
    const source = '| Version | Year |\n|:--|--:|\n| Korean | 2013 |\n| Turkish | 2019 |\n\n- one\n  - two\n    - three\n      1. four\n- five'
    const { segments } = plainly(source)
    expect(segments[0]?.html.match(/<ul>/g)).toHaveLength(3)
    expect(segments[0]?.html.match(/<td/g)).toHaveLength(4)
  })
})

// Real remarks about the film are kept apart from the project; who has them names the file.
const file = process.env.REAL_COMMENTS ?? ''

describe.skipIf(!existsSync(file))('real comments', () => {
  const comments = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as { text: string }[] : []
  test.each(comments.map(({ text }, index) => [index, text] as const))('number %i comes out whole', (_, text) => expectWhole(text))
})
