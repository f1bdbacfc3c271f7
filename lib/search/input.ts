import { z } from 'zod'
import { isVersionKey, type VersionKey } from '@/lib/film/versions'
import { cleanLine } from '@/lib/markdown/clean'
import { LIMIT_MAX, LIMIT_USUAL, QUERY_MAX } from './rules'

// What an address or a form leaves empty is not asked for.
const optional = <T extends z.ZodType>(field: T) => z.preprocess((value) => (value === '' || value === undefined ? null : value), field.nullable())

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day ("2026-11-21", in UTC) or a moment with its offset, as a moment. A day means its beginning, or with `end` that of the next one. */
const moment = (end: boolean) =>
  z.string('date-unreadable').transform((text, context): Date => {
    const at = new Date(DAY.test(text) ? `${text}T00:00:00Z` : text)
    const known = DAY.test(text) ? !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) : z.iso.datetime({ offset: true }).safeParse(text).success
    if (known && at.getUTCFullYear() >= 1) return DAY.test(text) && end ? new Date(at.getTime() + 86_400_000) : at
    context.addIssue({ code: 'custom', message: 'date-unreadable' })
    return z.NEVER
  })

/** How the forum is searched: the fields of the address, as texts. */
export const searchQuery = z
  .object({
    q: z.string('query-empty').refine((text) => [...text].length <= QUERY_MAX, 'query-long').transform(cleanLine).refine((text) => text !== '', 'query-empty'),
    /** The handle of whoever wrote the post. */
    author: optional(z.string('invalid').max(100, 'invalid').transform(cleanLine)),
    /** The slug of a category. */
    category: optional(z.string('category-unknown').regex(/^[a-z0-9-]{1,60}$/, 'category-unknown')),
    /** Posts about one version: by their category, or by the scope of the whole thread or post. */
    version: optional(z.custom<VersionKey>(isVersionKey, 'scope-version-unknown')),
    /** The first and the last day, or moments: `from` itself is in, `to` (a moment) is not. */
    from: optional(moment(false)),
    to: optional(moment(true)),
    limit: z.preprocess((value) => (value === '' || value === null ? undefined : value), z.coerce.number('limit-unreadable').int('limit-unreadable').min(1, 'limit-unreadable').max(LIMIT_MAX, 'limit-unreadable').default(LIMIT_USUAL)),
    cursor: optional(z.string('cursor-unreadable').max(500, 'cursor-unreadable')),
  })
  .refine(({ from, to }) => from === null || to === null || from < to, { path: ['to'], message: 'dates-crossed' })
/** The fields as they come; what is missing, null or empty is not asked for. */
export type SearchInput = { q: string } & { readonly [field in Exclude<keyof SearchQuery, 'q'>]?: string | number | null }
export type SearchQuery = z.output<typeof searchQuery>
