import { z } from 'zod'
import type { ProblemStatus } from '@/lib/http/problem'
import { TITLES } from '@/lib/http/problem'
import { OPERATIONS } from './all'
import { exampleOf, problemExample } from './examples'
import type { Operation } from './operation'
import { problem } from './shapes'

type Json = Record<string, unknown>

interface Content {
  description?: string
  headers?: Json
  content?: Record<string, { schema: unknown; example?: unknown }>
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: unknown
  example?: unknown
}

interface DescribedOperation extends Json {
  operationId: string
  parameters: Parameter[]
  requestBody?: Required<Pick<Content, 'content'>> & { required: boolean }
  responses: Record<string, Content>
}

/** The parts of a description that whoever draws it reads; the rest is as OpenAPI has it. */
export interface Described extends Json {
  paths: Record<string, Record<string, DescribedOperation>>
  components: { schemas: Record<string, unknown>; securitySchemes: Json }
}

export const ROOT = '/api/v1'

const GROUPS: Record<Operation['group'], string> = {
  threads: 'Threads, and what is one’s own of them.', posts: 'Posts, their texts and what one does with them.', search: 'What the forum holds of some words.', people: 'People, as everybody may see them.',
  me: 'What is one’s own.', moderation: 'What keeps spoilers sealed and the place kind.', film: 'The film, its guide, and what threads are sorted by.',
}

/** The API as OpenAPI 3.1, made of the very schemas that check what comes in. `site` is the forum's address, without a slash at its end. */
export function openapi(site: string): Described {
  const schemas = new Schemas()
  const paths: Described['paths'] = {}
  for (const operation of OPERATIONS) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cell Seven', version: '1', license: { name: 'All rights reserved', url: `${site}/about` },
      description: 'Sealed text is in no answer to whoever has not seen enough: a segment that is withheld says what lies on it and how much there is. Lists go on with `next`; writes that make something take an Idempotency-Key, which holds for a day.',
    },
    servers: [{ url: site + ROOT }],
    tags: [...new Set(OPERATIONS.map(({ group }) => group))].map((name) => ({ name, description: GROUPS[name] })),
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: schemas.all(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token that its person made in the settings.' },
        session: { type: 'apiKey', in: 'cookie', name: 'cell.session', description: 'The session of a page of this site; a write needs its Origin.' },
      },
    },
  }
}

/** The statuses with which an operation may refuse. */
export function problemsOf({ body, form, once, match, params, refuses }: Operation): ProblemStatus[] {
  const has = (shape: z.ZodObject) => Object.keys(shape.shape).length > 0
  const takesBody = form !== null || !(body instanceof z.ZodUndefined)
  const all: ProblemStatus[] = [
    ...refuses, 401, 403, 422, 429, 500,
    ...(has(params) ? [404 as const] : []), ...(takesBody ? [400 as const, 413 as const, 415 as const] : []), ...(once ? [400 as const] : []), ...(match ? [428 as const] : []),
  ]
  return [...new Set(all)].sort((a, b) => a - b)
}

function described(operation: Operation, schemas: Schemas): DescribedOperation {
  const { id, group, summary, about, scope, by, params, query, body, form, status, answer, once, match, etag, location, live } = operation
  const headers: Json = {
    'RateLimit-Policy': header('How often one may ask: so many in so many seconds.'), RateLimit: header('How many are left, and in how many seconds there are more.'),
    ...(etag && { ETag: header('What tells this answer from an older one.') }), ...(location && { Location: header('Where what was made is read.') }),
  }
  const empty = answer instanceof z.ZodUndefined
  return {
    operationId: id, tags: [group], summary, description: [about, `A token needs the scope \`${scope}\`.`].filter(Boolean).join(' '),
    ...(by === 'anyone' && { security: [{}, { token: [] }, { session: [] }] }),
    parameters: [
      ...fields(params, 'path', schemas), ...fields(query, 'query', schemas),
      ...(once ? [parameter('Idempotency-Key', 'Names the act: sent again within a day, it is answered as the first time.', false)] : []),
      ...(match ? [parameter('If-Match', 'The ETag of what is changed.', true)] : []),
    ],
    ...(form && { requestBody: { required: true, content: { 'multipart/form-data': formOf(form, schemas) } } }),
    ...(!(body instanceof z.ZodUndefined) && { requestBody: { required: true, content: { 'application/json': schemas.shown(body, 'input') } } }),
    responses: {
      [status]: { description: empty ? 'Done.' : 'The answer.', headers, ...(!empty && { content: { [live ? 'text/event-stream' : 'application/json']: schemas.shown(answer, 'output') } }) },
      ...(etag && operation.method === 'GET' && { 304: { description: 'Nothing has changed since the ETag in If-None-Match.' } }),
      ...Object.fromEntries(problemsOf(operation).map((one) => [one, { description: TITLES[one], ...((one === 429 || one === 503) && { headers: RETRY }), content: { 'application/problem+json': { schema: schemas.inline(problem, 'output'), example: problemExample(one) } } }])),
    },
  }
}

const RETRY = { 'Retry-After': { description: 'In how many seconds one may ask again.', schema: { type: 'integer' } } }
const header = (description: string) => ({ description, schema: { type: 'string' } })
const parameter = (name: string, description: string, required: boolean): Parameter => ({ name, in: 'header', required, description, schema: { type: 'string' } })

function fields(shape: z.ZodObject, where: 'path' | 'query', schemas: Schemas): Parameter[] {
  const schema = schemas.inline(shape, 'input') as { properties?: Record<string, { description?: string }>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name, in: where, required: where === 'path' || (schema.required ?? []).includes(name), ...(description !== undefined && { description }), schema: rest, example: schemas.example(rest, name),
  }))
}

/** A form with a file, as OpenAPI has it: the file's kinds are said beside the schema. */
function formOf({ file, fields: others }: NonNullable<Operation['form']>, schemas: Schemas) {
  const { properties = {}, required = [] } = schemas.inline(others, 'input') as { properties?: Json; required?: string[] }
  const told = { type: 'string', contentMediaType: 'application/octet-stream', description: `${file.about} At most ${file.most} bytes.` }
  return {
    schema: { type: 'object', properties: { ...properties, [file.name]: told }, required: [...required, file.name] },
    encoding: { [file.name]: { contentType: file.types.join(', ') } },
  }
}

/** The schemas that have a name stand once, and are referred to from wherever they are used. */
class Schemas {
  readonly #named: Record<string, unknown> = {}

  inline(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $defs = {}, $schema: _, ...inline } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Record<string, Json> }
    for (const [name, named] of Object.entries($defs)) this.#named[name] ??= withoutId(referring(named))
    const own = (inline as { id?: string }).id
    if (own === undefined) return referring(inline) as Json
    this.#named[own] ??= withoutId(referring(inline))
    return { $ref: `#/components/schemas/${own}` }
  }

  /** A schema with an example of what it takes. */
  shown(schema: z.ZodType, io: 'input' | 'output') {
    const inline = this.inline(schema, io)
    return { schema: inline, example: this.example(inline) }
  }

  example(schema: unknown, name?: string): unknown {
    return exampleOf(schema, this.#named, name)
  }

  all(): Record<string, unknown> {
    return this.#named
  }
}

function referring(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'), (_, value: unknown) => spelled(value))
}

/** A record whose keys are known, as an object with those fields. */
function spelled(schema: unknown): unknown {
  const { propertyNames, additionalProperties, required, ...rest } = (schema ?? {}) as Json & { propertyNames?: { enum?: unknown[] }; required?: string[] }
  if (!propertyNames?.enum || !Array.isArray(required)) return schema
  return { ...rest, properties: Object.fromEntries(required.map((name) => [name, additionalProperties])), required, additionalProperties: false }
}

function withoutId(schema: unknown): unknown {
  const { id: _, ...rest } = schema as Json
  return rest
}
