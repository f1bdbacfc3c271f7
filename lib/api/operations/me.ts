import { z } from 'zod'
import { byId } from '@/lib/api/inputs'
import { operation, TOKEN_SCOPES } from '@/lib/api/operation'
import { list, person, seen } from '@/lib/api/shapes'
import { LOCALES } from '@/lib/i18n/locales'
import { OPENS } from '@/lib/spoilers/opens'
import { tokenInput } from '@/lib/tokens/input'

const token = z.strictObject({
  id: z.string(), name: z.string(), scopes: z.array(z.enum(TOKEN_SCOPES)), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable(), expiresAt: z.iso.datetime().nullable(),
}).meta({ id: 'Token' })

const settings = z.strictObject({ name: z.string(), locale: z.enum(LOCALES), opens: z.enum(OPENS), showsSeen: z.boolean(), quiet: z.array(z.string()) }).meta({ id: 'Settings' })

export const readMe = operation({
  id: 'readMe', method: 'GET', path: '/me', group: 'me', summary: 'Who asks, and what waits for them.',
  answer: z.strictObject({
    person: person.nullable(), notices: z.int().min(0), queue: z.int().min(0).nullable(), settings: settings.nullable().describe('What they have decided about themselves; null for guests.'),
  }),
})

export const readSeen = operation({ id: 'readSeen', method: 'GET', path: '/me/seen', group: 'me', summary: 'What whoever asks has seen.', by: 'members', answer: seen })

export const sayWhatWasSeen = operation({
  id: 'sayWhatWasSeen', method: 'PUT', path: '/me/seen', group: 'me', summary: 'Says what whoever asks has seen: all of it, in place of what was said before.', body: seen, answer: seen,
})

export const listTokens = operation({ id: 'listTokens', method: 'GET', path: '/me/tokens', group: 'me', summary: 'The tokens of whoever asks that work.', by: 'members', answer: list(token) })

export const makeToken = operation({
  id: 'makeToken', method: 'POST', path: '/me/tokens', group: 'me', summary: 'Makes a token. Its secret is in this answer alone.', about: 'A token makes none that is for more than itself.',
  body: tokenInput.omit({ key: true }), answer: token.extend({ secret: z.string() }), status: 201, once: true, refuses: [403, 409],
})

export const revokeToken = operation({ id: 'revokeToken', method: 'DELETE', path: '/me/tokens/{id}', group: 'me', summary: 'Ends a token at once.', params: byId, answer: z.undefined(), refuses: [404] })
