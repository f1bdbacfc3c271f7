import type { z } from 'zod'
import { checked, refusedAll, type Outcome } from '@/lib/outcome'

/** The query of an address as its schema has it. A field that comes twice, or that there is none of, is refused by its name. */
export function fieldsOf<S extends z.ZodObject>(schema: S, given: URLSearchParams): Outcome<z.output<S>> {
  const names = [...new Set(given.keys())]
  const twice = names.filter((name) => given.getAll(name).length > 1)
  if (twice.length > 0) return refusedAll(twice.map((field) => ({ reason: 'invalid', field })))
  return checked(schema, Object.fromEntries(given))
}
