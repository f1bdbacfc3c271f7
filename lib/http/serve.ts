import type { z } from 'zod'
import type { Operation, TokenScope } from '@/lib/api/operation'
import { log } from '@/lib/log'
import type { Outcome } from '@/lib/outcome'
import { whySilent } from '@/lib/sanctions/rules'
import { moderatesSomewhere, type Viewer } from '@/lib/viewer/viewer'
import type { Right } from '@/lib/events/rights'
import { askerOf, type Asker } from '@/lib/viewer/asker'
import { asSent, fieldsOf } from './fields'
import { etagAt, hasIt } from './conditional'
import { count } from './limits'
import { notNow, notOffered, problem } from './problem'
import { ADDRESS_HEADER, bodyOf, whyNotFromHere } from './request'
import { refusal } from './refusal'

/** What a handler is told: who asks, and all that they sent, checked. */
export interface Asked<O extends Operation> {
  viewer: Viewer
  params: z.output<O['params']>
  query: z.output<O['query']>
  body: z.output<O['body']>
  /** The Idempotency-Key; null: none was sent. */
  key: string | null
  /** The ETag in If-Match, without its quotes; empty where the operation needs none. */
  match: string
  right: Right | null
  /** What the token by which they ask is for; null: they ask by none. */
  scopes: readonly TokenScope[] | null
  request: Request
}

/** A value as whoever only draws it takes it. */
type Unchanging<T> = T extends object ? { readonly [Key in keyof T]: Unchanging<T[Key]> } : T

type Answers<O extends Operation> = Outcome<Unchanging<z.output<O['answer']>>> | Response

interface Served {
  operation: Operation
  handle: (asked: never) => Promise<Answers<Operation>>
}

/** An operation with what does it. */
export function on<O extends Operation>(operation: O, handle: (asked: Asked<O>) => Promise<Answers<O>>): Served {
  return { operation, handle: handle as Served['handle'] }
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/**
 * Answers the operations of one address: who asks, how often, from where, with which body, all before the operation itself; and every other
 * method as 405. Whatever goes wrong is a problem (RFC 9457), and what nobody expected is one with a reference to the log.
 */
export function serve(...served: Served[]): Record<(typeof METHODS)[number], Handler> {
  const byMethod = new Map<string, Served>(served.map((one) => [one.operation.method, one]))
  const reading = byMethod.get('GET')
  if (reading) byMethod.set('HEAD', reading)
  const allow = [...byMethod.keys(), 'OPTIONS'].join(', ')
  const refuse = notOffered(allow)
  const handler: Handler = async (request, context) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow, ...FOR_OTHER_SITES, ...PREFLIGHT } })
    const one = byMethod.get(request.method)
    const response = one ? await answerSafely(one, request, context) : refuse()
    for (const [name, value] of Object.entries(FOR_OTHER_SITES)) response.headers.set(name, value)
    if (request.method !== 'HEAD') return response
    await response.body?.cancel()
    return new Response(null, response)
  }
  return Object.fromEntries(METHODS.map((method) => [method, handler])) as Record<(typeof METHODS)[number], Handler>
}

// Pages of other sites may read with a token. Nothing allows them a cookie, and a write is never allowed by a preflight.
const FOR_OTHER_SITES = { 'access-control-allow-origin': '*' }
const PREFLIGHT = { 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': 'authorization', 'access-control-max-age': '86400' }

async function answerSafely(one: Served, request: Request, context: Parameters<Handler>[1]): Promise<Response> {
  try {
    return await answer(one, request, context)
  } catch (error) {
    // Whoever went away in the middle of a request hears nothing, and nothing was wrong.
    if (request.signal.aborted) return problem(400)
    const reference = request.headers.get('x-request-id') ?? ''
    log().error({ err: error, id: reference }, 'api')
    return problem(500, undefined, [], reference)
  }
}

async function answer({ operation, handle }: Served, request: Request, { params }: Parameters<Handler>[1]): Promise<Response> {
  const asker = await askerOf(request, operation.asDrawn)
  const bucket = operation.method === 'GET' || operation.scope === 'read' || operation.light ? 'reads' : 'writes'
  const standing = await count(bucket, asker.viewer.personId === null ? `at ${request.headers.get(ADDRESS_HEADER) ?? ''}` : `person ${asker.viewer.personId}`)
  const response = standing.waitS === null ? await answerCounted(operation, handle, asker, request, (await params) ?? {}) : notNow(429, standing.waitS, 'You ask too often. Wait a little.')
  for (const [name, value] of Object.entries(standing.headers)) response.headers.set(name, value)
  return response
}

async function answerCounted(operation: Operation, handle: Served['handle'], asker: Asker, request: Request, given: unknown): Promise<Response> {
  const turnedAway = whyNotFromHere({ method: operation.method, reads: operation.scope === 'read' }, asker, request) ?? whyNotAllowed(operation, asker)
  if (turnedAway) return turnedAway
  const params = asSent(operation.params, given)
  if (!params.ok) return problem(404)
  const sent = await bodyOf(operation, request)
  if ('problem' in sent) return sent.problem
  const query = fieldsOf(operation.query, new URL(request.url).searchParams)
  const key = request.headers.get('idempotency-key')
  const match = request.headers.get('if-match')?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? ''
  if (key !== null && (!operation.once || !/^[\x21-\x7e]{1,200}$/.test(key))) return problem(400, operation.once ? 'An Idempotency-Key has 1 to 200 visible ASCII characters.' : 'This takes no Idempotency-Key.')
  if (operation.match && match === '') return problem(428, 'Send the ETag of what you change in If-Match.')
  if (!query.ok) return refusal(query)
  if (!sent.body.ok) return refusal(sent.body)
  const answered = await handle({ viewer: asker.viewer, params: params.value, query: query.value, body: sent.body.value, key, match, right: asker.right, scopes: asker.token?.scopes ?? null, request } as never)
  if (answered instanceof Response) return answered
  return answered.ok ? drawn(operation, answered.value, request) : refusal(answered)
}

function whyNotAllowed(operation: Operation, { viewer, token }: Asker): Response | null {
  if (viewer.kind === 'guest') {
    if (operation.by === 'anyone') return null
    const response = problem(401, 'Sign in, or send a token.')
    response.headers.set('www-authenticate', 'Bearer')
    return response
  }
  if (token && !token.scopes.includes(operation.scope)) {
    const response = problem(403, `This token is not for that: it needs the scope "${operation.scope}".`)
    response.headers.set('www-authenticate', `Bearer error="insufficient_scope", scope="${operation.scope}"`)
    return response
  }
  if (operation.by !== 'moderators' || moderatesSomewhere(viewer)) return null
  const silent = whySilent(viewer)
  return silent ? refusal({ ok: false, refusals: [silent] }) : problem(403)
}

function drawn(operation: Operation, value: unknown, request: Request): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (operation.location && operation.status === 201) headers.set('location', operation.location(value))
  if (operation.status === 204) return new Response(null, { status: 204, headers })
  const text = JSON.stringify(value)
  const etag = operation.etag && etagAt(operation.etag(value), text)
  if (etag) headers.set('etag', etag)
  if (etag && operation.method === 'GET' && hasIt(request, etag)) return new Response(null, { status: 304, headers })
  headers.set('content-type', 'application/json')
  return new Response(text, { status: operation.status, headers })
}
