import { z } from 'zod'
import { cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { why } from '@/lib/ledger/input'
import { bodyText, idempotencyKey } from '@/lib/posts/input'
import { done, refused, type Outcome } from '@/lib/outcome'
import { scopeText } from '@/lib/spoilers/scope'
import { PERIODS, SORTS, TAG_SHAPE, TAGS_MAX, TITLE_MAX, TITLE_MIN } from './rules'

/** A title: one visible line. */
export const titleText = z
  .string()
  .transform(cleanLine)
  .refine((title) => !isVisiblyEmpty(title) && [...title].length >= TITLE_MIN, 'title-short')
  .refine((title) => [...title].length <= TITLE_MAX, 'title-long')

const tagList = z
  .array(z.string().transform((tag) => cleanLine(tag).toLowerCase().replace(/^#/, '').replaceAll(' ', '-')))
  .transform((tags) => [...new Set(tags.filter(Boolean))])
  .refine((tags) => tags.length <= TAGS_MAX && tags.every((tag) => TAG_SHAPE.test(tag)), 'tags-many')

/** That the title gives nothing away, although the radar says so. */
export const titleSure = z.boolean().default(false)

/** A new thread, with its opening post. */
export const threadInput = z.strictObject({
  title: titleText,
  category: z.string().min(1, 'category-unknown'),
  body: bodyText,
  spoiler: scopeText.nullable().default(null),
  tags: tagList.default([]),
  titleSure,
  key: idempotencyKey,
})
export type ThreadInput = z.input<typeof threadInput>

/** An edited thread: what is not given stays. `revision` is the one that the editor started from; a moderator says why. */
export const editThreadInput = z.strictObject({
  title: titleText.optional(),
  category: z.string().min(1, 'category-unknown').optional(),
  spoiler: scopeText.nullable().optional(),
  tags: tagList.optional(),
  titleSure,
  revision: z.int().min(1),
  ...why,
})
export type EditThreadInput = z.input<typeof editThreadInput>

/** How a list of threads is asked for; what cannot be read falls back to the usual. */
export const listQuery = z.object({
  sort: z.enum(SORTS).catch('active'),
  period: z.enum(PERIODS).catch('all'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type ListQuery = z.output<typeof listQuery>

/** Where somebody wants to go in a thread: to a post by its number, to its end, or to the first post from a day on (a moment, in UTC). */
export type Jump = { number: number } | { end: true } | { from: Date }

/** Reads where somebody wants to go, as they typed it; `last` is the thread's last number. A number goes before a day. */
export function jumpIn({ to, date }: { to: string; date: string }, last: number): Outcome<Jump> {
  if (to === 'end') return done({ end: true })
  if (to !== '') {
    const number = /^#?\d{1,9}$/.test(to) ? Number(to.replace('#', '')) : 0
    return number >= 1 && number <= last ? done({ number }) : refused('jump-number', 'to', { last })
  }
  if (date === '') return refused('jump-empty', 'to')
  const from = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : null
  // There is no 30th of February, though dates can be reckoned with one.
  return from && !Number.isNaN(from.getTime()) && from.toISOString().startsWith(date) ? done({ from }) : refused('jump-date', 'date')
}
