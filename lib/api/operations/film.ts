import { z } from 'zod'
import { seenField } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, segment } from '@/lib/api/shapes'
import { SECTIONS } from '@/lib/guide/rules'

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

const fact = z.strictObject({
  key: z.string(), label: z.string(), value: z.string(), by: z.string().describe('Who says so.'), others: z.array(z.strictObject({ value: z.string(), by: z.string() })).describe('What other sources say.'), note: z.string().nullable(),
}).meta({ id: 'Fact' })

const section = z.strictObject({
  key: z.enum(SECTIONS), title: z.string(), category: z.string().nullable().describe('The category in which it is talked about.'), threads: z.int().min(0).nullable(), segments: z.array(segment),
}).meta({ id: 'Section' })

export const readFilm = operation({
  id: 'readFilm', method: 'GET', path: '/film', group: 'film', summary: 'The film guide: facts with their sources, who plays whom, and sections, sealed where they tell what happens.',
  about: 'In the language of Accept-Language.', query: z.strictObject(seenField),
  answer: z.strictObject({
    title: z.string(), description: z.string(), facts: z.array(fact),
    cast: z.array(z.strictObject({ key: z.string(), actor: z.string(), role: z.string(), note: z.string().nullable() })), sections: z.array(section),
  }),
})
