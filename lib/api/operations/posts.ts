import { z } from 'zod'
import { byId, scopeField, seenField } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { post } from '@/lib/api/shapes'
import { FLAG_REASONS } from '@/lib/flags/rules'
import { editInput } from '@/lib/posts/input'

const versioned = post.extend({ revision: z.int().min(1) })
const etag = ({ revision }: { revision: number }) => revision

export const readPost = operation({
  id: 'readPost', method: 'GET', path: '/posts/{id}', group: 'posts', summary: 'One post, as far as whoever asks may read it.',
  params: byId, query: z.strictObject(seenField), answer: versioned, refuses: [404], etag,
})

export const editPost = operation({
  id: 'editPost', method: 'PATCH', path: '/posts/{id}', group: 'posts', summary: 'Changes a post’s text.',
  about: 'The ETag of the text that was read goes into If-Match: 409 when another edit came first.',
  params: byId, body: editInput.omit({ revision: true }).extend({ spoiler: scopeField.default(null) }), answer: versioned, match: true, refuses: [403, 404, 409], etag,
})

export const deletePost = operation({
  id: 'deletePost', method: 'DELETE', path: '/posts/{id}', group: 'posts', summary: 'Takes a post away from readers. Its number stays taken.',
  params: byId, answer: z.undefined(), refuses: [403, 404, 409],
})

export const restorePost = operation({
  id: 'restorePost', method: 'POST', path: '/posts/{id}/restore', group: 'posts', summary: 'Brings a deleted post back.',
  params: byId, answer: versioned, refuses: [403, 404, 409], etag,
})

export const readSource = operation({
  id: 'readSource', method: 'GET', path: '/posts/{id}/source', group: 'posts', summary: 'A post’s Markdown, for its author and moderators.', by: 'members',
  params: byId, answer: z.strictObject({ source: z.string(), revision: z.int().min(1) }), refuses: [403, 404], etag,
})

export const flagPost = operation({
  id: 'flagPost', method: 'POST', path: '/posts/{id}/flags', group: 'posts', summary: 'Reports a post to the moderators.',
  params: byId, body: z.strictObject({ reason: z.enum(FLAG_REASONS, 'reason-unknown'), spoiler: scopeField.default(null).describe('What it spoils; needed for the reason `spoiler`.'), note: z.string().nullable().default(null) }), answer: z.strictObject({ sealed: z.boolean().describe('Whether this report sealed the post.') }), status: 201, refuses: [403, 404, 409],
})
