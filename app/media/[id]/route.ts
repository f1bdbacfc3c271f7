import { hasIt } from '@/lib/http/conditional'
import { problem } from '@/lib/http/problem'
import { GRANT_SECONDS } from '@/lib/images/grants'
import { readImage, readWhyShown } from '@/lib/media/read'
import type { Shown } from '@/lib/media/rules'
import { publicViewer } from '@/lib/viewer/public'

// What is open may be sealed later: caches that others share ask again after five minutes. What was seen is asked for each time, as the reader
// may say that they have seen less; what was granted holds as long as its address.
const KEPT: Record<Shown, string> = {
  open: 'public, max-age=300',
  seen: 'private, no-cache',
  granted: `private, max-age=${GRANT_SECONDS}`,
}

/** An image, for those who may see it: by its places and what was seen, or by a grant in the address. 404 for everybody else. */
export async function GET(request: Request, { params }: RouteContext<'/media/[id]'>) {
  const { id } = await params
  const shown = await readWhyShown(await publicViewer(), id, new URL(request.url).searchParams.get('for'))
  if (!shown) return problem(404)
  // Under one id there are never other bytes.
  const headers = {
    'cache-control': KEPT[shown],
    ...(shown === 'seen' && { vary: 'Cookie' }),
    etag: `"${id}"`,
    'content-type': 'image/webp',
    'content-disposition': `inline; filename="${id}.webp"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  }
  if (hasIt(request, headers.etag)) return new Response(null, { status: 304, headers })
  const bytes = await readImage(id)
  return bytes ? new Response(new Uint8Array(bytes), { headers }) : problem(404)
}
