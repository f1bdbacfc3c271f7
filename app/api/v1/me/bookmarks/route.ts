import { readBookmarks } from '@/lib/bookmarks/read'
import { bookmarkShape } from '@/lib/http/bookmark-shape'
import { listOf, pageAsked } from '@/lib/http/pages'
import { problem } from '@/lib/http/problem'
import { apiViewer } from '@/lib/viewer/session'

/** The posts that the asker keeps, the newest first. */
export async function GET(request: Request) {
  const viewer = await apiViewer(request)
  if (viewer.kind === 'guest') return problem(401)
  const asked = pageAsked(request, 'bookmarks')
  if ('problem' in asked) return asked.problem
  const { bookmarks, before } = await readBookmarks(viewer, asked.before, asked.limit)
  return listOf('bookmarks', bookmarks.map(bookmarkShape), before)
}
