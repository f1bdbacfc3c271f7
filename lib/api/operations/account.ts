import { z } from 'zod'
import { changeInput, leaveInput } from '@/lib/accounts/input'
import { exported } from '@/lib/api/exported'
import { operation } from '@/lib/api/operation'
import { list, person } from '@/lib/api/shapes'
import { readMe } from './me'

export const changeMe = operation({
  id: 'changeMe', method: 'PATCH', path: '/me', group: 'me', summary: 'Changes what whoever asks has decided about themselves. What is left out stays.',
  about: '`quiet`: what they do not want to be told.',
  body: changeInput, answer: readMe.answer,
})

export const leave = operation({
  id: 'leave', method: 'DELETE', path: '/me', group: 'me', summary: 'Deletes the account of whoever asks, at once and for good.',
  about: 'Their posts stay without the name (`keep`), or their words go (`remove`). `handle` is theirs, once more. The last administrator cannot leave: 409.',
  body: leaveInput, answer: z.undefined(), refuses: [409],
})

export const exportMe = operation({
  id: 'exportMe', method: 'GET', path: '/me/export', group: 'me', summary: 'All that the forum holds of whoever asks, as a file.', by: 'members', answer: exported,
})

export const namePeople = operation({
  id: 'namePeople', method: 'GET', path: '/people', group: 'people', summary: 'Members whom somebody may mean by the beginning of a name: a few, the likeliest first.', by: 'members',
  query: z.strictObject({
    q: z.string().max(200).default('').describe('The beginning of a handle or a name.'),
    thread: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).optional().describe('Where they write: those who wrote there lately come first.'),
  }),
  answer: list(person),
})
