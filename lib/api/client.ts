import type { z } from 'zod'
import type { Declared } from './all'
import type { problem } from './shapes'

// Types alone are imported: what runs is this file, in a browser as well.

/** A stream does not end: it is followed with an EventSource. */
type Answering = Exclude<Declared, { path: '/threads/{id}/events' }>

/** Every operation by its method and its address: `GET /threads/{id}`. */
export type Calls = { [O in Answering as `${O['method']} ${O['path']}`]: O }

// Numbers go into addresses as well as texts.
type Loose<T> = { [Key in keyof T]: T[Key] | (T[Key] extends string | undefined ? number : never) }
type Part<Name extends string, T> = string extends keyof T ? { [Key in Name]?: undefined } : Partial<T> extends T ? { [Key in Name]?: T } : { [Key in Name]: T }
type Body<T> = undefined extends T ? { body?: FormData } : { body: T }

type Sent<O extends Answering> = Part<'params', Loose<z.input<O['params']>>> & Part<'query', Loose<z.input<O['query']>>> & Body<z.input<O['body']>> & {
  /** Names the act, so that it can be sent again (Idempotency-Key). */
  key?: string
  /** The ETag of what is changed (If-Match). */
  match?: string
  /** The language of what is for people (Accept-Language). */
  language?: string
}

/** What was answered; a refusal says how long to wait where it does not help to ask at once. */
export type Answered<T> =
  | { ok: true; status: number; value: T; etag: string | null }
  | { ok: false; status: number; problem: z.output<typeof problem>; retryAfterS: number | null }

interface Settings {
  /** The forum's address; none in a page of its own. */
  site?: string
  /** None in a page of the forum: there the session counts. */
  token?: string
  /** What sends: the platform's own. */
  send?: (address: string, request: RequestInit) => Promise<Response>
}

interface Anything {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  key?: string
  match?: string
  language?: string
}

/**
 * A way to ask the API, typed by the very schemas that it checks with: `call('GET /threads/{id}', { params: { id: 42 } })`. What the API refuses comes
 * back as a value; it throws where nobody answers, or what answers is no forum.
 */
export function apiClient({ site = '', token, send = fetch }: Settings = {}) {
  return async function call<Name extends keyof Calls>(
    name: Name, ...[sent]: Partial<Sent<Calls[Name]>> extends Sent<Calls[Name]> ? [sent?: Sent<Calls[Name]>] : [sent: Sent<Calls[Name]>]
  ): Promise<Answered<z.output<Calls[Name]['answer']>>> {
    const [method = '', path = ''] = name.split(' ')
    const { params = {}, query = {}, body, key, match, language } = (sent ?? {}) as Anything
    const asked = Object.entries(query).flatMap(([field, value]) => (value === undefined ? [] : [[field, String(value)]]))
    const address = `${site}/api/v1${path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(params[field])))}${asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''}`
    const form = body instanceof FormData
    const answer = await send(address, {
      method,
      headers: {
        accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }), ...(match && { 'if-match': match }), ...(language && { 'accept-language': language }),
      },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    })
    const { status, headers } = answer
    const said = status === 204 ? undefined : ((await answer.json()) as never)
    if (!answer.ok) return { ok: false, status, problem: said!, retryAfterS: headers.has('retry-after') ? Number(headers.get('retry-after')) : null }
    return { ok: true, status, value: said as z.output<Calls[Name]['answer']>, etag: headers.get('etag') }
  }
}
