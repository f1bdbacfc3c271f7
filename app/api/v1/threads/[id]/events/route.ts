import { openStream } from '@/lib/events/streams'
import { notNow, problem } from '@/lib/http/problem'
import { ADDRESS_HEADER } from '@/lib/http/request'
import { idIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { GUEST } from '@/lib/viewer/viewer'

type Context = RouteContext<'/api/v1/threads/[id]/events'>

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that gather an answer before they pass it on are asked not to.
  'x-accel-buffering': 'no',
}

/**
 * What happens in a thread, as it happens: that a post is new, was edited, sealed or taken away, by number and id alone. The same for
 * everybody. With `Last-Event-ID`, or `?lastEventId=` for whoever has read the page, it begins with what was missed since.
 */
export async function GET(request: Request, context: Context) {
  const id = await threadIn(context)
  if (id === null) return problem(404)
  const given = request.headers.get('last-event-id') || new URL(request.url).searchParams.get('lastEventId') || null
  if (given !== null && !/^\d{1,18}$/.test(given)) return problem(400, 'The last event’s id is a number.')
  const opened = openStream(id, request.headers.get(ADDRESS_HEADER) ?? '', given === null ? null : BigInt(given))
  if ('status' in opened) return notNow(opened.status, opened.retryAfterSeconds, 'Too many live streams are open.')
  return new Response(opened, { headers: HEADERS })
}

/** The same headers, and no stream. */
export async function HEAD(_: Request, context: Context) {
  return (await threadIn(context)) === null ? problem(404) : new Response(null, { headers: HEADERS })
}

async function threadIn({ params }: Context): Promise<number | null> {
  const thread = await readThread(GUEST, idIn((await params).id))
  return thread?.id ?? null
}
