import { readCategoryLevel } from '@/lib/follows/read'
import { threadIdsIn } from '@/lib/reading/input'
import { readMarks } from '@/lib/reading/read'
import { currentViewer } from '@/lib/viewer/session'

/** The private overlay of a list: where one stands in its threads, by id, and how much one wants to hear of its category, if it has one. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const viewer = await currentViewer()
  const category = asked.get('category')
  const [marks, level] = await Promise.all([
    readMarks(viewer, threadIdsIn(asked.get('threads') ?? '')),
    category === null ? null : readCategoryLevel(viewer, category),
  ])
  return Response.json({ threads: Object.fromEntries(marks), level }, { headers: { 'cache-control': 'no-store' } })
}
