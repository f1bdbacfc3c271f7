import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { compose, postPlace } from '@/components/spoilers/compose'
import { render } from '@/lib/markdown/render'
import type { Reader } from '@/lib/spoilers/reader'
import type { Scope } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import { tidyDocument } from '@/tests/markdown/documents'

vi.setConfig({ testTimeout: 120_000 })

const NOBODY: Reader = { seen: {}, personId: null }
const fallback: Scope = { version: 'any', until: null }

/** A post as it stands on the page of who has seen nothing, and what is counted of it. */
function page(source: string, base: readonly Scope[] = []): string {
  const { segments } = render(source, { base, fallback })
  return compose(postPlace('en', { id: 7, threadId: 3, number: 2 }), segments.map(({ html, text: _, ...segment }) => {
    return { ...segment, html: new Sealed('html', html, { ...segment, postId: 7, authorId: 1 }).for(NOBODY) }
  }))
}

const word = fc.constantFrom('dies', 'lives', 'balloon', 'x', 'supercalifragilistic', '살아요', '아버지가', 'ölür', 'هرب', '7', 'he’s', 'A')
const few = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('two posts that differ in sealed words alone, as many of them, are the same page to the byte for who has not seen', () => {
  fc.assert(fc.property(tidyDocument, fc.infiniteStream(word), ({ source, sealed }, words) => {
    const other = sealed.reduce((text, canary) => text.replaceAll(canary, words.next().value), source)
    expect(page(other)).toBe(page(source))
  }), { numRuns: 200 })
})

test('nor does it matter how many they are within one rounding, how long, in which script', () => {
  fc.assert(fc.property(few, few, (one, other) => {
    for (const around of [
      (text: string) => `so ||${text}|| then`, (text: string) => `# so >!${text}!<`, (text: string) => `| a | b |\n|---|---|\n| ||${text}|| | c |`, (text: string) => `- [a ||${text}||](https://b.example)`, (text: string) => `:::spoiler\n${text}\n:::\n\nb`,
    ]) expect(page(around(one))).toBe(page(around(other)))
    expect(page(one, [{ version: 'tr-2019', until: 95 }])).toBe(page(other, [{ version: 'tr-2019', until: 95 }]))
  }), { numRuns: 100 })
})

test('what a sealed block is made of tells nothing either: headings, notes, links, lists, tables, code, spoilers in it', () => {
  const insides = [
    'he lives', '# he\n\n### lives', 'he[^a] lives\n\n[^a]: oh', '- he\n- lives', '[he](https://a.example) lives', '| he |\n|---|\n| lives |', '```\nhe lives\n```', '>!he!<{version=tr-2019} ||lives||{version=mx-2025}', 'he\n\n:::spoiler{version=tr-2019}\nlives\n:::', '> he\n\nlives',
    '![he](https://a.example/b.png)', '[he][b] lives\n\n[b]: https://c.example', '1. he\n\n2. lives', 'he lives '.repeat(2), 'he\n\n***', 'he\n\n-', '> he\n>\n> >', '| he |\n|---|\n| |', '**he** ~~lives~~', '***',
  ]
  const pages = insides.map((inside) => [inside, page(`# so[^x]\n\n:::spoiler\n${inside}\n:::\n\n## then ||and||\n\nend[^y]\n\n[^x]: one\n\n[^y]: two`)])
  expect(pages.filter(([, drawn]) => drawn !== pages[0]![1])).toEqual([])
})
