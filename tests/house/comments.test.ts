import ts from 'typescript'
import { expect, test } from 'vitest'
import { codeFiles, filesOf, nodesOf, parsed, placeOf } from './sources'

const scripts = filesOf('.', /\.(?:tsx?|mjs)$/).filter((file) => !file.endsWith('.d.ts'))

test('comments are prose: no banners, no promises, no code', () => {
  expect(scripts.flatMap((file) => badComments(file))).toEqual([])
  expect(badComments('bad.ts', '// ------- reading -------\nconst a = 1 // TO' + 'DO: b\n/* if (a) return */\n// const b = read(a)\n')).toHaveLength(4)
  expect(badComments('good.ts', "// Why: a list (of two) is short; see lib/paths.ts\nconst a = 'https://example.org'\n")).toEqual([])
})

function badComments(file: string, given?: string): string[] {
  const source = parsed(file, given)
  const { text } = source
  const found = new Map<number, string>()
  const look = (ranges: ts.CommentRange[] | undefined) => ranges?.forEach(({ pos, end }) => found.set(pos, text.slice(pos, end)))
  for (const node of nodesOf(source)) {
    if (node.kind === ts.SyntaxKind.JsxText) continue
    look(ts.getLeadingCommentRanges(text, node.getFullStart()))
    look(ts.getTrailingCommentRanges(text, node.getEnd()))
  }
  look(ts.getLeadingCommentRanges(text, source.endOfFileToken.getFullStart()))
  const banner = /[-=*#─]{4,}|\b(?:TODO|FIXME|XXX|HACK)\b/
  const codeLine = /^\s*(?:\/\/|\/?\*+)?\s*(?:(?:const|let|var|import|export|await|async) [\w{*]|(?:if|for|while) \(.*[){;]\s*(?:return\b.*)?(?:\*\/)?$|return [^.]*;$|\w+\([^)]*\)[;{]?$|[}\])]+[;,]?$)/
  return [...found]
    .filter(([, comment]) => banner.test(comment.replace(/^\/\*\*+|\*+\/$/g, '')) || comment.split('\n').some((line) => codeLine.test(line) && !/\/\*\*/.test(line)))
    .map(([pos]) => `${file}:${source.getLineAndCharacterOfPosition(pos).line + 1}`)
}

test('public functions of lib say what they do', () => {
  const silent = (file: string, text?: string) => {
    const source = parsed(file, text)
    return source.statements
      .filter((node) => (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && isExported(node) && ts.getJSDocCommentsAndTags(node).length === 0)
      .filter((node) => !sayingItAll((node as ts.FunctionDeclaration).name?.text ?? ''))
      .map(placeOf)
  }
  expect(codeFiles().filter((file) => file.startsWith('lib/') && file.endsWith('.ts')).flatMap((file) => silent(file))).toEqual([])
  expect(silent('bad.ts', 'export function reply(a: string) { return a }')).toEqual(['bad.ts:1'])
})

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

/** Names of guards, `isLocale(value): value is Locale`, which a sentence would only repeat. */
function sayingItAll(name: string): boolean {
  return /^is[A-Z]/.test(name)
}
