import * as operations from '@/lib/api/operations/overlays'
import { openStream } from '@/lib/events/streams'
import { notNow, problem } from '@/lib/http/problem'
import { ADDRESS_HEADER } from '@/lib/http/request'
import { on, serve } from '@/lib/http/serve'
import { refused } from '@/lib/outcome'
import { readThread } from '@/lib/threads/read'
import { GUEST } from '@/lib/viewer/viewer'

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that gather an answer before they pass it on are asked not to.
  'x-accel-buffering': 'no',
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.followEvents, async ({ params, query, right, request }) => {
    const thread = await readThread(GUEST, params.id)
    if (!thread) return refused('thread-missing')
    // A browser that comes back by itself says where it was, whatever stands in the address.
    const given = request.headers.get('last-event-id') || query.lastEventId || null
    if (given !== null && !/^\d{1,18}$/.test(given)) return problem(400, 'The last event’s id is a number.')
    const opened = openStream(thread.id, request.headers.get(ADDRESS_HEADER) ?? '', given === null ? null : BigInt(given), right)
    return 'status' in opened ? notNow(opened.status, opened.retryAfterSeconds, 'Too many live streams are open.') : new Response(opened, { headers: HEADERS })
  }),
)
