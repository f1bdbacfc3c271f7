import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { list } from '@/lib/api/shapes'

const category = z.strictObject({
  slug: z.string(), name: z.string(), description: z.string(), version: z.string().nullable().describe('The version that a mark without a scope means there.'), threads: z.int().min(0),
}).meta({ id: 'Category' })

const version = z.strictObject({
  key: z.string(), title: z.string(), titleEnglish: z.string(), year: z.int(), country: z.string(), director: z.string(), minutes: z.int().nullable(), firstShown: z.iso.date(), sequelTo: z.string().nullable(),
}).meta({ id: 'Version' })

export const listCategories = operation({ id: 'listCategories', method: 'GET', path: '/categories', group: 'film', summary: 'What threads are sorted by.', answer: list(category) })

export const listTags = operation({
  id: 'listTags', method: 'GET', path: '/tags', group: 'film', summary: 'Tags, those on most threads first.', answer: list(z.strictObject({ slug: z.string(), threads: z.int().min(0) })),
})

export const listVersions = operation({ id: 'listVersions', method: 'GET', path: '/film/versions', group: 'film', summary: 'The films of the family, the original first.', answer: list(version) })
