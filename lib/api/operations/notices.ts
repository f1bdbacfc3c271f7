import { z } from 'zod'
import { pageFields } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, person, scope } from '@/lib/api/shapes'
import { readInput } from '@/lib/notices/input'

const told = { id: z.string(), createdAt: z.iso.datetime(), unread: z.boolean() }
const thread = z.strictObject({ id: z.string(), title: z.string() })
const place = z.strictObject({ threadId: z.string(), number: z.int().min(1).nullable().describe('Null: the thread itself.'), url: z.string() })
const standing = place.extend({ gone: z.boolean().describe('It is not there to be read any more.') })

const moderation = z.strictObject({
  ...told,
  kind: z.enum(['moderation', 'report']).describe('Something was done with what they wrote; or what they reported was decided.'),
  as: z.enum(['author', 'reporter']).describe('Whose concern it is: the author’s, or of whoever reported it.'),
  action: z.strictObject({ id: z.string(), kind: z.string(), scope: scope.nullable() }),
  post: place.nullable(),
  thread: thread.nullable(),
})
const aboutPost = z.strictObject({ ...told, kind: z.enum(['reply', 'mention', 'quote', 'reminder']), by: person.nullable(), post: standing, thread })
const inThread = z.strictObject({ ...told, kind: z.literal('thread'), by: person.nullable(), post: standing, thread, count: z.int().min(0).nullable().describe('How many posts are new; null once it was read.') })

/** Something that somebody is told. Nothing of it quotes a post. */
const notice = z.union([moderation, aboutPost, inThread]).meta({ id: 'Notice' })

export const listNotices = operation({
  id: 'listNotices', method: 'GET', path: '/me/notifications', group: 'me', summary: 'What whoever asks was told, the newest first.', by: 'members',
  query: z.strictObject(pageFields), answer: list(notice),
})

export const markNoticesRead = operation({
  id: 'markNoticesRead', method: 'POST', path: '/me/notifications/read', group: 'me', summary: 'Marks notifications as read.',
  about: 'All up to one, one, or those about a page of a thread.',
  light: true, body: readInput, answer: z.strictObject({ unread: z.int().min(0).describe('How many are unread now.') }),
})
