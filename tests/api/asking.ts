import { OPERATIONS } from '@/lib/api/all'
import type { Operation } from '@/lib/api/operation'
import { problem } from '@/lib/api/shapes'
import { makeToken } from '@/lib/tokens/write'
import { moderatesSomewhere, type Member } from '@/lib/viewer/viewer'
import { aSession, given } from '@/tests/factories'
import { ask, type Answer, type Forum } from '../canary/forum'

/** Somebody who asks the API, and the headers by which they are known. */
export interface Asker {
  name: string
  headers: Record<string, string>
  /** Whether a browser asks for them, which says its origin. */
  cookie: boolean
}

export const nobody: Asker = { name: 'guest', headers: {}, cookie: false }

export async function byCookie(name: string, member: Member): Promise<Asker> {
  return { name: `${name} by cookie`, headers: { cookie: `cell.session=${await aSession(member)}` }, cookie: true }
}

export async function byToken(name: string, member: Member, scopes: ('read' | 'write' | 'moderate')[] = moderatesSomewhere(member) ? ['read', 'write', 'moderate'] : ['read', 'write']): Promise<Asker & { id: number }> {
  const { token, secret } = given(await makeToken(member, { name, scopes, days: 7 }))
  return { id: token.id, name: `${name} by token`, headers: { authorization: `Bearer ${secret}` }, cookie: false }
}

export interface Sent {
  params?: Record<string, string | number>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
  /** The body as it goes over the wire, in place of `body`. */
  raw?: string
  /** A form with a file, in place of both. */
  form?: { file: Buffer } & Record<string, string | Buffer>
}

/** Sends one operation as it is described. */
export async function send(forum: Forum, { method, path, body: schema }: Operation, asker: Asker, { params = {}, query = {}, body, headers = {}, raw, form }: Sent = {}): Promise<Answer> {
  const address = `${forum.address}/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))}`
  const multipart = form && (await asMultipart(form))
  const text = multipart?.bytes ?? raw ?? (schema.type === 'undefined' || body === undefined ? undefined : JSON.stringify(body))
  return ask(`${address}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`, {
    method,
    headers: { ...(text !== undefined && { 'content-type': multipart?.type ?? 'application/json', 'content-length': String(Buffer.byteLength(text)) }), ...(asker.cookie && method !== 'GET' && { origin: forum.address }), ...asker.headers, ...headers },
    body: text,
  })
}

async function asMultipart(fields: Record<string, string | Buffer>): Promise<{ type: string; bytes: Buffer }> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, typeof value === 'string' ? value : new File([new Uint8Array(value)], 'dot.png', { type: 'image/png' }))
  const request = new Request('http://forum.invalid', { method: 'POST', body: form })
  return { type: request.headers.get('content-type')!, bytes: Buffer.from(await request.arrayBuffer()) }
}

/** What an answer says; throws where it is not what the description promises. */
export function read(operation: Operation, answer: Answer): unknown {
  if (answer.status === 304 || answer.status === 204) {
    if (answer.body !== '') throw new Error(`${operation.id}: a body with ${answer.status}`)
    return null
  }
  const type = answer.headers['content-type'] ?? ''
  if (answer.status >= 400) {
    if (!type.startsWith('application/problem+json')) throw new Error(`${operation.id}: ${answer.status} as ${type}: ${answer.body.slice(0, 300)}`)
    return problem.strict().parse(JSON.parse(answer.body))
  }
  if (answer.status !== operation.status) throw new Error(`${operation.id}: ${answer.status} is not described`)
  return operation.answer.parse(operation.live ? answer.body : JSON.parse(answer.body))
}

export function named(id: string): Operation {
  const found = OPERATIONS.find((operation) => operation.id === id)
  if (!found) throw new Error(`no operation is called ${id}`)
  return found
}
