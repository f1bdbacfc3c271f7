import { exampleOf } from '@/lib/api/examples'
import { openapi } from '@/lib/api/openapi'

type Json = Record<string, unknown>

/** The API's description, from which the wrong requests are made. */
export const described = openapi('https://forum.example.org')
const schemas = described.components.schemas

// Longer than any text may be, and shorter than a body.
const HUGE = 'x'.repeat(60_000)

// What stands in no text that is kept, and what a database refuses.
export const HOSTILE = ['\u0000', 'a\u0000b', '\ud800', '\u202e\u2066', '%00', '../../etc', "'; --", '<script>', '한'.repeat(300), '999999999999999999999', '1e3', '-1', 'NaN', '__proto__']

/** Values that a JSON schema may not allow, each with what is wrong about it. Whether it allows one after all, its own validation says. */
export function wrongFor(schema: unknown): [string, unknown][] {
  const { $ref, anyOf, oneOf, enum: some, type, items, minItems, maxItems, minimum, maximum, minLength, maxLength } = schema as Json
  if (typeof $ref === 'string') return wrongFor(schemas[$ref.split('/').at(-1)!])
  const choices = anyOf ?? oneOf
  if (Array.isArray(choices)) return [...ODD, ...choices.flatMap(wrongFor)]
  return [
    ...ODD,
    ...(some ? [['none of them', 'none-of-them'] as [string, unknown]] : []),
    ...(type === 'string' ? [['huge', HUGE], ['too long', 'x'.repeat(Number(maxLength ?? 100_000) + 1)], ['too short', 'x'.repeat(Math.max(0, Number(minLength ?? 1) - 1))], ['no such pattern', ' \n!'], ['a lone surrogate', '\ud800'], ['a NUL', '\u0000']] as [string, unknown][] : []),
    ...(type === 'integer' || type === 'number' ? [['below', Number(minimum ?? 0) - 1], ['above', Number(maximum ?? 1e21) + 1], ['a part', 1.5], ['a text', '1'], ['enormous', 1e300]] as [string, unknown][] : []),
    ...(type === 'array' ? [
      ['too many', Array.from({ length: Number(maxItems ?? 20_000) + 1 }, () => exampleOf(items ?? {}, schemas))], ['too few', Array.from({ length: Math.max(0, Number(minItems ?? 0) - 1) }, () => exampleOf(items ?? {}, schemas))],
      ...wrongFor(items ?? {}).map(([what, value]) => [`in it ${what}`, [value]]),
    ] as [string, unknown][] : []),
    ...(type === 'object' ? wrongObjects(schema, exampleOf(schema, schemas) as Json) : []),
  ]
}

const ODD: [string, unknown][] = [['nothing', null], ['a number', 7], ['a truth', true], ['a text', 'x'], ['a list', []], ['an object', {}], ['lists in lists', [[[]]]], ['a list of all', [null, 1, 'x', {}]]]

/** An object that is right, with each of its fields wrong, missing, and with one more than there are. */
export function wrongObjects(schema: unknown, right: Json): [string, Json][] {
  const { $ref, anyOf, oneOf, properties = {} } = schema as Json & { properties?: Json }
  if (typeof $ref === 'string') return wrongObjects(schemas[$ref.split('/').at(-1)!], right)
  const choices = anyOf ?? oneOf
  const fields = Array.isArray(choices) ? Object.assign({}, ...choices.map((one) => resolved(one).properties ?? {})) as Json : (properties as Json)
  return [
    ...Object.entries(fields).flatMap(([name, one]) => wrongFor(one).map(([what, value]): [string, Json] => [`${name}: ${what}`, { ...right, [name]: value }])),
    ...Object.keys(fields).map((name): [string, Json] => [`${name}: missing`, Object.fromEntries(Object.entries(right).filter(([other]) => other !== name))]),
    ['unknown', { ...right, unknown: 1 }], ['id', { ...right, id: 1 }], ['constructor', { ...right, constructor: {} }],
  ]
}

function resolved(schema: unknown): Json {
  const { $ref } = schema as Json
  return typeof $ref === 'string' ? (schemas[$ref.split('/').at(-1)!] as Json) : (schema as Json)
}
