import { VERSION_KEYS } from '@/lib/film/versions'
import { formatScope } from '@/lib/spoilers/scope'
import { formatSeen } from '@/lib/spoilers/seen'
import type { Canary } from './planted'
import type { ScopeTable } from './table'
import type { Asker } from './viewers'

const COLUMNS = ['nothing seen', '59 minutes of it', '60 minutes of it', 'all of it', '60 minutes of another', 'all of another'] as const
const ROWS = ['any version', 'a version, to its end', 'a version, its first 60 minutes'] as const

/** By what one has seen: whether a word under each kind of scope was shown on the pages that have it. The seven versions are one where they agree. */
export function openScopes(): { note: (asker: Asker, canary: Canary, shown: boolean) => void; table: () => ScopeTable } {
  const found = new Map<string, Set<boolean>>()
  const cell = (row: string, column: string) => `${row}|${column}`
  return {
    note: ({ seen }, { scopes }, shown) => {
      const [scope, ...more] = scopes
      const said = formatSeen(seen)
      const [version, amount] = said.split(':')
      // Somebody who has seen several, and words under several scopes, are looked at like all others, and are no row or column of this table.
      if (!scope || more.length > 0 || said.includes(',')) return
      const row = formatScope(scope) === 'any' ? ROWS[0] : scope.until === null ? ROWS[1] : ROWS[2]
      const it = scope.version === 'any' || scope.version === version
      const column = !said ? COLUMNS[0] : amount === 'whole' ? (it ? COLUMNS[3] : COLUMNS[5]) : it ? (amount === '59' ? COLUMNS[1] : COLUMNS[2]) : COLUMNS[4]
      const at = cell(row, column)
      found.set(at, (found.get(at) ?? new Set()).add(shown))
    },
    table: () => ({
      columns: COLUMNS,
      rows: ROWS.map((row) => [row, ...COLUMNS.map((column) => words(row, column, found.get(cell(row, column))))]),
    }),
  }
}

function words(row: string, column: string, found: Set<boolean> | undefined): string {
  if (row === ROWS[0] && column.endsWith('another')) return '–'
  if (!found) return 'not looked at'
  if (found.size > 1) return `differs among the ${VERSION_KEYS.length} versions`
  return found.has(true) ? 'shown' : '✓'
}
