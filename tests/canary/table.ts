import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Because, Ledger } from './ledger'
import { SURFACES } from './surfaces'
import { COLUMNS } from './viewers'

const PAGE = path.resolve('docs/spoilers.md')
const BEGIN = '<!-- the hunt’s table: npm run hunt writes it -->'
const END = '<!-- end of the hunt’s table -->'

const WORDS: Record<Because, string> = { seen: 'as seen', address: 'by address', asked: 'as asked', own: 'their own', moderates: 'all' }
const ORDER: readonly Because[] = ['seen', 'address', 'asked', 'own', 'moderates']

/** What was found, as a table: a row for each surface, a column for each kind of reader, and a second one by what they have seen. */
export function tableOf({ cells }: Pick<Ledger, 'cells'>, scopes: ScopeTable): string {
  const rows = [...new Set(SURFACES.map(({ row }) => row))].map((row) => [row, ...COLUMNS.map((column) => {
    const because = cells.get(row)?.get(column) ?? new Set<Because>()
    return because.size === 0 ? '✓' : ORDER.filter((one) => because.has(one)).map((one) => WORDS[one]).join(', ')
  })])
  return [
    markdown(['surface', ...COLUMNS], rows),
    markdown(['sealed under', ...scopes.columns], scopes.rows),
  ].join('\n\n')
}

export interface ScopeTable {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The table as docs/spoilers.md has it. Throws when its place is not marked there. */
export function publishedTable(): string {
  const [, rest] = readFileSync(PAGE, 'utf8').split(BEGIN)
  const [table, after] = rest?.split(END) ?? []
  if (table === undefined || after === undefined) throw new Error(`${PAGE} has no place for the hunt's table, between ${BEGIN} and ${END}`)
  return table.trim()
}

/** Puts the table into docs/spoilers.md. */
export function publish(table: string): void {
  const before = publishedTable()
  const text = readFileSync(PAGE, 'utf8')
  writeFileSync(PAGE, text.replace(`${BEGIN}\n${before}\n${END}`, () => `${BEGIN}\n${table}\n${END}`).replace(`${BEGIN}\n${END}`, () => `${BEGIN}\n${table}\n${END}`))
}
