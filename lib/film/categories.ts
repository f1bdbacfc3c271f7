import { z } from 'zod'
import data from '@/content/categories.json'

const words = z.looseObject({ en: z.string().min(1) })
const shape = z.array(
  z.strictObject({
    slug: z.string().regex(/^[a-z0-9-]+$/),
    position: z.int(),
    version: z.string().optional(),
    section: z.string().optional(),
    name: words,
    description: words,
    spoilerDefault: z.string().optional(),
  }),
)

/** A category as the data has it: its words per language, the section of the film guide it belongs to, the scope its new threads suggest. */
export type CategoryData = z.output<typeof shape>[number]

/** All categories, in their order (content/categories.json). */
export const CATEGORIES: readonly CategoryData[] = shape.parse(data).sort((a, b) => a.position - b.position)

const bySlug = new Map(CATEGORIES.map((category) => [category.slug, category]))

/** A category's data; undefined for one that left the file. */
export function categoryData(slug: string): CategoryData | undefined {
  return bySlug.get(slug)
}

/** A category's name and description in a language; its slug where the data has lost it. */
export function categoryWords(slug: string, locale: string): { name: string; description: string } {
  const category = bySlug.get(slug)
  if (!category) return { name: slug, description: '' }
  const pick = (text: Record<string, unknown>) => String(text[locale] ?? text.en)
  return { name: pick(category.name), description: pick(category.description) }
}
