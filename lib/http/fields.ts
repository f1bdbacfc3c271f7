import type { z } from 'zod'
import { checked, refusedAll, type Outcome } from '@/lib/outcome'

/** The query of an address as its schema has it. A field that comes twice, or that there is none of, is refused by its name. */
export function fieldsOf<S extends z.ZodObject>(schema: S, given: URLSearchParams): Outcome<z.output<S>> {
  const names = [...new Set(given.keys())]
  const twice = names.filter((name) => given.getAll(name).length > 1)
  if (twice.length > 0) return refusedAll(twice.map((field) => ({ reason: 'invalid', field })))
  return asSent(schema, Object.fromEntries(given))
}

/** What was sent, as its schema has it. A text with a NUL is refused by the field it is in: no database keeps one. */
export function asSent<S extends z.ZodType>(schema: S, sent: unknown): Outcome<z.output<S>> {
  const nul = withNul(sent)
  return nul.length > 0 ? refusedAll(nul.map((field) => ({ reason: 'invalid', field }))) : checked(schema, sent)
}

/** The fields in which there are texts with a NUL. By a list of its own, as what is sent may be nested deeper than calls may. */
function withNul(sent: unknown): string[] {
  const found = new Set<string>()
  const left: { field: string; value: unknown }[] = [{ field: '', value: sent }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { field, value } = next
    if (typeof value === 'string' && value.includes('\0')) found.add(field)
    if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) left.push({ field: field || key.replaceAll('\0', ''), value: one }, { field, value: key })
  }
  return [...found]
}
