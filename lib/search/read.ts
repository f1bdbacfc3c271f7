import { checked, done, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { searchQuery, type SearchInput } from './input'
import type { SearchResult } from './view'

/**
 * What of the open text, of titles, and of the sealed text that this viewer has seen enough for holds the words of the query, best first.
 * Takes the fields of an address as they come; refused field by field where they make no sense.
 */
export async function readSearch(_viewer: Viewer, raw: SearchInput): Promise<Outcome<SearchResult>> {
  const query = checked(searchQuery, raw)
  if (!query.ok) return query
  return done({ items: [], next: null, corrected: null })
}
