import { z } from 'zod'
import { byHandle, pageFields, seenField } from '@/lib/api/inputs'
import { operation } from '@/lib/api/operation'
import { list, person, post } from '@/lib/api/shapes'

export const readPerson = operation({ id: 'readPerson', method: 'GET', path: '/users/{handle}', group: 'people', summary: 'A person, as everybody may see them.', params: byHandle, answer: person, refuses: [404] })

export const listPostsOf = operation({
  id: 'listPostsOf', method: 'GET', path: '/users/{handle}/posts', group: 'people', summary: 'What somebody has written, the newest first.',
  params: byHandle, query: z.strictObject({ ...pageFields, ...seenField }), answer: list(post), refuses: [404],
})
