import { readMe } from '@/lib/people/read'
import { currentViewer } from '@/lib/viewer/session'

export async function GET() {
  return Response.json(await readMe(await currentViewer()), { headers: { 'cache-control': 'no-store' } })
}
