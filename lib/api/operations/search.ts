import { z } from 'zod'
import { pageFields, seenField } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { post, thread } from '@/lib/api/shapes'

const parts = z.array(z.strictObject({ text: z.string(), mark: z.boolean().describe('It is what was looked for.') }))
const hit = z.strictObject({ thread, post, snippet: parts, title: parts.describe('The thread’s title, with what was looked for marked.') }).meta({ id: 'Hit' })

export const search = operation({
  id: 'search', method: 'GET', path: '/search', group: 'search', summary: 'Posts and titles that hold some words, the best first.',
  about: 'Sealed text is found by those who have seen enough for it: for others it is as if it were not there.',
  query: z.strictObject({
    q: z.string('query-empty').describe('Words; "several words" as they stand; -without.'),
    author: z.string().max(100).optional().describe('The handle of who wrote the post.'),
    category: z.string().max(60).optional(),
    version: z.string().max(40).optional().describe('Posts about one version of the film.'),
    from: z.string().max(40).optional().describe('The first day, `2026-11-22`, or a moment with its offset.'),
    to: z.string().max(40).optional().describe('The last day, or the moment before which.'),
    ...pageFields, ...seenField,
  }),
  answer: z.strictObject({
    items: z.array(hit), next: z.string().nullable().describe('The cursor of what follows; null at the end.'),
    corrected: z.string().nullable().describe('What was looked for instead, as a word of what was asked is nowhere.'),
  }),
  refuses: [503],
})
