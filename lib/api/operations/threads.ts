import { z } from 'zod'
import { scopeField, byId, pageFields, seenField } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, post, thread } from '@/lib/api/shapes'
import { replyInput } from '@/lib/posts/input'
import { editThreadInput, threadInput } from '@/lib/threads/input'
import { PERIODS, SORTS } from '@/lib/threads/rules'

export const listThreads = operation({
  id: 'listThreads', method: 'GET', path: '/threads', group: 'threads', summary: 'Threads, in one of the orders of the lists.',
  query: z.strictObject({
    sort: z.enum(SORTS).default('active'),
    period: z.enum(PERIODS).default('all').describe('For `top`: threads that were started within it.'),
    category: z.string().max(60).optional(),
    tag: z.string().max(60).optional(),
    author: z.string().max(100).optional().describe('The handle of who started it.'),
    ...pageFields,
  }),
  answer: list(thread),
})

export const startThread = operation({
  id: 'startThread', method: 'POST', path: '/threads', group: 'threads', summary: 'Starts a thread with its opening post.',
  body: threadInput.omit({ key: true }).extend({ spoiler: scopeField.default(null) }),
  answer: thread, status: 201, once: true, refuses: [404, 409], location: ({ url }) => url,
})

export const readThread = operation({
  id: 'readThread', method: 'GET', path: '/threads/{id}', group: 'threads', summary: 'One thread.',
  params: byId, answer: thread.extend({ revision: z.int().min(1) }), refuses: [404], etag: ({ revision }) => revision,
})

export const changeThread = operation({
  id: 'changeThread', method: 'PATCH', path: '/threads/{id}', group: 'threads', summary: 'Changes a thread’s title, category, tags or scope.',
  about: 'Its author does, and a moderator, who says why. What is left out stays.',
  params: byId, body: editThreadInput.omit({ revision: true }).extend({ spoiler: scopeField.optional() }),
  answer: thread.extend({ revision: z.int().min(1) }), match: true, refuses: [403, 404, 409], etag: ({ revision }) => revision,
})

export const listPosts = operation({
  id: 'listPosts', method: 'GET', path: '/threads/{id}/posts', group: 'posts', summary: 'A thread’s posts in order, deleted ones without their text.',
  params: byId, query: z.strictObject({ from: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).optional().describe('The number of the first post.'), ...pageFields, ...seenField }),
  answer: list(post), refuses: [404],
})

export const reply = operation({
  id: 'reply', method: 'POST', path: '/threads/{id}/posts', group: 'posts', summary: 'Comments in a thread.',
  params: byId, body: replyInput.omit({ key: true }).extend({ spoiler: scopeField.default(null) }),
  answer: post, status: 201, once: true, refuses: [403, 404], location: ({ url }) => url,
})
