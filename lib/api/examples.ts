import { TITLES, type ProblemStatus } from '@/lib/http/problem'

type Json = Record<string, unknown>

const DAY_MS = 86_400_000

// What a field of this name holds in examples; what fits its schema is taken.
const BY_NAME: Record<string, unknown> = {
  title: 'Who saw it a second time?', body: 'The song in the yard, again and again.', source: 'The song in the yard, ||and what comes after||.', text: 'The song in the yard.', html: '<p>The song in the yard.</p>',
  markdown: '> The song in the yard.\n\n', handle: 'nari', name: 'Nari', slug: 'the-yellow-balloon', url: '/t/42/the-yellow-balloon', category: 'story', tags: ['music'], excerpt: 'The song in the yard.',
  reason: 'It tells the end.', note: 'Seen in Busan.', seen: 'kr-2013:whole,tr-2019:95', q: 'yellow balloon', threads: '42,43', opened: '1,3', selected: '120-180-2400', section: 'story', kind: 'heart',
  secret: 'c7_shown-once-and-kept-nowhere', description: 'What happens in the film.', place: 'reply-42',
  // Of the near future, as a reminder is.
  remindAt: new Date(Math.ceil(Date.now() / DAY_MS + 1) * DAY_MS).toISOString(),
  version: 'kr-2013', minutes: 127, year: 2013, words: 40, until: 95,
}

// Texts for a pattern or a form that no name stands for.
const TEXTS = ['42', '2026-11-22T12:00:00.000Z', '2026-11-22', 'story', 'kr-2013', 'tr-2019@95', 'nari', 'https://example.org/', '0123456789abcdef0123456789abcdef', 'reply-42', 'new', '1', '50']

/** A value that a JSON schema (draft 2020-12, as zod writes it) allows: its own example where it has one, else one made of its parts. `at`: the schemas that it refers to. */
export function exampleOf(schema: unknown, at: Readonly<Record<string, unknown>>, name = ''): unknown {
  const { $ref, examples, default: usual, const: only, enum: some, anyOf, oneOf, allOf, type, properties, required = [], items, minItems = 1 } = schema as Json & { required?: string[]; minItems?: number }
  if (typeof $ref === 'string') return exampleOf(at[$ref.split('/').at(-1)!], at, name)
  if (Array.isArray(examples)) return examples[0]
  if (only !== undefined) return only
  if (Array.isArray(some)) return some.includes(BY_NAME[name]) ? BY_NAME[name] : some[0]
  const choices = anyOf ?? oneOf ?? allOf
  if (Array.isArray(choices)) return exampleOf(choices.find((one) => (one as Json).type !== 'null') ?? choices[0], at, name)
  if (Array.isArray(type)) return exampleOf({ ...(schema as Json), type: type.find((one) => one !== 'null') }, at, name)
  if (type === 'object') return Object.fromEntries(Object.entries((properties ?? {}) as Json).filter(([key, one]) => required.includes(key) || telling(one)).map(([key, one]) => [key, exampleOf(one, at, key)]))
  if (type === 'array') return Array.from({ length: Math.max(minItems, 1) }, () => exampleOf(items ?? {}, at, name))
  if (type === 'string') return [BY_NAME[name], usual, ...TEXTS].find((one) => fits(one, schema as Json)) ?? 'text'
  if (type === 'integer' || type === 'number') return [BY_NAME[name], usual, (schema as Json).minimum, 1].find((one) => typeof one === 'number' && one >= Number((schema as Json).minimum ?? one)) ?? 1
  if (type === 'boolean') return false
  return usual ?? null
}

/** Whether a field that may be left out is worth an example: what is null or its usual value says nothing. */
function telling(schema: unknown): boolean {
  return (schema as Json).default !== null
}

function fits(value: unknown, { pattern, format, minLength = 0, maxLength = Infinity }: Json): boolean {
  if (typeof value !== 'string' || value.length < Number(minLength) || value.length > Number(maxLength)) return false
  if (format === 'date-time' && !/^\d{4}-\d\d-\d\dT/.test(value)) return false
  if (format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  if (format === 'uri' && !value.startsWith('https:')) return false
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value)
}

const DETAILS: Partial<Record<ProblemStatus, string>> = {
  400: 'The body is not JSON.', 401: 'Sign in, or send a token.', 403: 'This token is not for that: it needs the scope "write".', 413: 'A body has at most 524,288 bytes.', 415: 'Send application/json, in UTF-8.',
  428: 'Send the ETag of what you change in If-Match.', 429: 'You ask too often. Wait a little.',
}

/** What a refusal of a status says. */
export function problemExample(status: ProblemStatus): Json {
  return {
    type: 'about:blank', title: TITLES[status], status, ...(DETAILS[status] && { detail: DETAILS[status] }),
    ...(status === 409 && { errors: [{ path: '', message: 'Somebody else changed this in the meantime.' }] }), ...(status === 422 && { errors: [{ path: 'title', message: 'A title needs at least 8 characters.' }] }),
    ...(status === 500 && { reference: '0a1b2c3d' }),
  }
}
