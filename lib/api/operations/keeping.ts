import { z } from 'zod'
import { byId, pageFields } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list } from '@/lib/api/shapes'
import { bookmarkInput } from '@/lib/bookmarks/input'
import { saveInput } from '@/lib/drafts/input'
import { levelInput } from '@/lib/follows/input'
import { LEVELS } from '@/lib/follows/rules'
import { readingInput } from '@/lib/reading/input'

const moment = z.iso.datetime()

const bookmark = z.strictObject({
  post: z.strictObject({ id: z.string(), threadId: z.string(), number: z.int().min(1), url: z.string(), state: z.enum(['visible', 'gone']) }),
  thread: z.strictObject({ id: z.string(), title: z.string() }),
  note: z.string().nullable(),
  remindAt: moment.nullable(),
  createdAt: moment,
}).meta({ id: 'Bookmark' })

export const listBookmarks = operation({
  id: 'listBookmarks', method: 'GET', path: '/me/bookmarks', group: 'me', summary: 'The posts that whoever asks keeps, the newest first.', by: 'members',
  query: z.strictObject(pageFields), answer: list(bookmark),
})

export const keepPost = operation({
  id: 'keepPost', method: 'PUT', path: '/posts/{id}/bookmark', group: 'posts', summary: 'Keeps a post, with a note and a reminder. Done again, it has the newer ones.',
  light: true, params: byId, body: bookmarkInput, answer: z.undefined(), refuses: [404],
})

export const keepPostNoLonger = operation({
  id: 'keepPostNoLonger', method: 'DELETE', path: '/posts/{id}/bookmark', group: 'posts', summary: 'Keeps a post no longer.',
  light: true, params: byId, answer: z.undefined(),
})

const level = z.strictObject({ level: z.enum(LEVELS) })

export const followThread = operation({
  id: 'followThread', method: 'PUT', path: '/threads/{id}/follow', group: 'threads', summary: 'Follows a thread, mutes it, or neither.',
  light: true, params: byId, body: levelInput, answer: level, refuses: [404],
})

export const followCategory = operation({
  id: 'followCategory', method: 'PUT', path: '/categories/{slug}/follow', group: 'film', summary: 'Follows a category, mutes it, or neither.',
  light: true, params: z.strictObject({ slug: z.string().min(1).max(60) }), body: levelInput, answer: level, refuses: [404],
})

export const keepReading = operation({
  id: 'keepReading', method: 'POST', path: '/me/reading', group: 'me', summary: 'Says how far some threads were read, or from where on they were not.',
  about: '`readTo` only ever grows; `unreadFrom` takes it back. Answers where those threads stand now; one that there is not is left out.',
  light: true, body: readingInput, answer: z.strictObject({ items: z.array(z.strictObject({ threadId: z.string(), readTo: z.int().min(0) })) }),
})

const byPlace = z.strictObject({
  place: z.string().regex(/^(?:new|(?:reply|edit)-[1-9]\d{0,8})$/).describe('`new`: a thread; `reply-42`: a comment in thread 42; `edit-7`: a change of post 7.'),
})

const draft = z.strictObject({
  title: z.string(), body: z.string(), fields: z.record(z.string(), z.string()).describe('What else was chosen in the form.'),
  revision: z.int().min(1).describe('Which save it is.'), savedAt: moment,
}).meta({ id: 'Draft' })

export const readDraft = operation({
  id: 'readDraft', method: 'GET', path: '/me/drafts/{place}', group: 'me', summary: 'What whoever asks has written at a place and not posted.', by: 'members',
  params: byPlace, answer: z.strictObject({ draft: draft.nullable() }),
})

export const saveDraft = operation({
  id: 'saveDraft', method: 'PUT', path: '/me/drafts/{place}', group: 'me', summary: 'Saves what is written at a place.',
  about: '`base` is the save that it goes on from: 409 when another device has saved something since. A text without a word takes the draft away.',
  light: true, params: byPlace, body: saveInput.strict(), answer: z.strictObject({ revision: z.int().min(1).nullable() }), refuses: [409],
})

export const dropDraft = operation({
  id: 'dropDraft', method: 'DELETE', path: '/me/drafts/{place}', group: 'me', summary: 'Lets a draft go: it was posted, or given up.',
  light: true, params: byPlace, answer: z.undefined(),
})
