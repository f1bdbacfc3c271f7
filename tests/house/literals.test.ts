import ts from 'typescript'
import { expect, test } from 'vitest'
import { codeFiles, nodesOf, parsed, placeOf } from './sources'

const code = codeFiles()

// An address of ours: it begins with a slash and goes on with the name of one of the site's folders.
const ADDRESS = /^\/(?:$|(?:api|t|c|tag|u|new|film|search|notifications|bookmarks|settings|sign-in|seen|welcome|moderation|admin|about|guidelines|privacy)(?:\/|\?|$))/
// lib/paths.ts makes them; robots.ts lists shapes of them for crawlers; Markdown, which knows no paths, links people (tests/markdown/mentions.test.ts
// holds that against lib/paths.ts); operations of the API say where they are, which a test holds against the routes.
const MAKERS = new Set(['lib/paths.ts', 'app/robots.ts', 'lib/markdown/layout.ts', 'lib/api/openapi.ts', 'lib/api/examples.ts'])
// What an address is compared with, cut at or joined to is no link; nor is what leads nowhere.
const NO_LINK = new Set(['/', '/api/auth/', '/api/', '/api/-', '/api/v1/'])

test('addresses are all made in lib/paths.ts', () => {
  expect(code.filter((file) => !MAKERS.has(file) && !file.startsWith('lib/api/operations/')).flatMap((file) => addressesIn(file))).toEqual([])
  expect(addressesIn('bad.tsx', 'const a = <a href="/film" />; redirect(`/t/${id}`)')).toEqual(['bad.tsx:1', 'bad.tsx:1'])
})

function addressesIn(file: string, text?: string): string[] {
  return [...nodesOf(parsed(file, text))]
    .filter((node) => (ts.isStringLiteralLike(node) || node.kind === ts.SyntaxKind.TemplateHead) && !ts.isLiteralTypeNode(node.parent))
    .filter((node) => ADDRESS.test((node as ts.LiteralLikeNode).text) && !NO_LINK.has((node as ts.LiteralLikeNode).text))
    .map(placeOf)
}

const FOR_PEOPLE = new Set(['aria-label', 'placeholder', 'title', 'alt', 'label', 'hint', 'legend', 'pending'])

test('no words for people in code', () => {
  const spoken = (file: string, text?: string) =>
    [...nodesOf(parsed(file, text))]
      .filter((node) => {
        if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text)
        const literal = ts.isJsxAttribute(node) && FOR_PEOPLE.has(node.name.getText()) && node.initializer
        return literal && ts.isStringLiteral(literal) && /\p{L}{2}/u.test(literal.text)
      })
      .map(placeOf)
  expect(code.filter((file) => file.endsWith('.tsx')).flatMap((file) => spoken(file))).toEqual([])
  expect(spoken('bad.tsx', '<p title="Reply">Write a comment</p>')).toHaveLength(2)
})
