import { z } from 'zod'
import { cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { why } from '@/lib/moderation/input'
import { bodyText, idempotencyKey } from '@/lib/posts/input'
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
const titleSure = z.boolean().default(false)

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
