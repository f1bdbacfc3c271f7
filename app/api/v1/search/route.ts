import { problem } from '@/lib/http/problem'
import { hitShape } from '@/lib/http/search-shape'
import { readSearch } from '@/lib/search/read'
import { apiViewer } from '@/lib/viewer/session'

const FIELDS = ['author', 'category', 'version', 'from', 'to', 'limit', 'cursor'] as const

/** What the forum holds of some words, as far as the asker has seen: see docs/spoilers.md, "Search". */
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url)
  const asked = Object.fromEntries(FIELDS.map((field) => [field, searchParams.get(field) ?? undefined]))
  const found = await readSearch(await apiViewer(request), { ...asked, q: searchParams.get('q') ?? '' })
  if (!found.ok) {
    const slow = found.refusals.some(({ reason }) => reason === 'search-slow')
    return problem(slow ? 503 : 422, undefined, found.refusals)
  }
  const { items, next, corrected } = found.value
  return Response.json({ items: items.map(hitShape), next, corrected }, { headers: { 'cache-control': 'no-store' } })
}
