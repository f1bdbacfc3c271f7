import { z } from 'zod'
import data from '@/content/film/spellings.json'

const shape = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z.string().min(1),
    forms: z.array(z.string().min(1)).min(2),
  }),
)

/** A name or title that people write in several ways. */
export interface Spelled {
  readonly key: string
  readonly name: string
  readonly forms: readonly string[]
}

/** What search treats as one (content/film/spellings.json). */
export const SPELLINGS: readonly Spelled[] = shape.parse(data)
