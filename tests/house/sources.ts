import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** The root of the checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

// Made by tools or by a run; .gitignore names them, too.
const MADE = new Set(['node_modules', '.git', '.next', '.data', 'generated', 'test-results', 'playwright-report', 'next-env.d.ts'])

/** The project's files as paths from its root, in order; those below `from` whose path matches. */
export function filesOf(from = '.', shape = /./): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name)
      if (MADE.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) return []
      return entry.isDirectory() ? walk(name) : [name]
    })
  return walk(from).filter((file) => shape.test(file)).sort()
}

/** The files of the forum itself, in TypeScript: neither tests nor tools' settings. */
export function codeFiles(): string[] {
  return filesOf('.', /^(?:(?:app|components|lib|prisma|scripts)\/.*|server|proxy)\.(?:tsx?|mjs)$/)
}

export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

/** A file as the compiler reads it; `text` instead of its own is for proofs. */
export function parsed(file: string, text?: string): ts.SourceFile {
  const read = (content: string) => ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  if (text !== undefined) return read(text)
  const known = trees.get(file) ?? read(textOf(file))
  trees.set(file, known)
  return known
}

const trees = new Map<string, ts.SourceFile>()

/** Every node of a file, the outer before the inner. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* nodesOf(child)
}

/** Where a node is, for a message: "lib/paths.ts:12". */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** The directive that a file begins with: 'use client', 'use server' or none. */
export function directiveOf(file: string): string | null {
  const [first] = parsed(file).statements
  return first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) ? first.expression.text : null
}
