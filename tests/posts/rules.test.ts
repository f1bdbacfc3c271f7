import { expect, test } from 'vitest'
import { whyNotDelete, whyNotEdit, whyNotReadSource, whyNotRestore } from '@/lib/posts/rules'
import { whyNotReply, whyNotStart } from '@/lib/threads/rules'
import { NOTHING_DECIDED, reading, GUEST, type Member, type Standing, type Viewer } from '@/lib/viewer/viewer'

function person(standing: Standing, personId: number, moderatedCategories: number[] = []): Member {
  return { ...NOTHING_DECIDED, moderatedCategories, kind: 'member', personId, handle: standing, name: standing, standing, locale: 'en', ...reading({}) }
}

const viewers: Record<string, Viewer> = {
  guest: GUEST,
  author: person('newcomer', 1),
  newcomer: person('newcomer', 2),
  member: person('member', 3),
  regular: person('regular', 4),
  'moderator of the category': person('member', 7, [2, 3]),
  'moderator of another': person('regular', 8, [4]),
  moderator: person('moderator', 5),
  admin: person('admin', 6),
}

function table(rule: (viewer: Viewer) => string | null): Record<string, string | null> {
  return Object.fromEntries(Object.entries(viewers).map(([name, viewer]) => [name, rule(viewer)]))
}

const nobodyBut = (...allowed: string[]) =>
  Object.fromEntries(Object.keys(viewers).map((name) => [name, name === 'guest' ? 'signed-out' : allowed.includes(name) ? null : 'not-yours']))
const everybody = (reason: string | null) => Object.fromEntries(Object.keys(viewers).map((name) => [name, name === 'guest' ? 'signed-out' : reason]))

const post = (state: 'visible' | 'deleted' | 'held') => ({ categoryId: 3, authorId: 1, state })
const orphan = { categoryId: 3, authorId: null, state: 'visible' as const }

test('a post is edited by its author and by moderators, and not once it is deleted', () => {
  expect(table((viewer) => whyNotEdit(viewer, post('visible')))).toEqual(nobodyBut('author', 'moderator of the category', 'moderator', 'admin'))
  expect(table((viewer) => whyNotEdit(viewer, post('held')))).toEqual(nobodyBut('author', 'moderator of the category', 'moderator', 'admin'))
  expect(table((viewer) => whyNotEdit(viewer, post('deleted')))).toEqual(everybody('already-deleted'))
  expect(table((viewer) => whyNotEdit(viewer, orphan))).toEqual(nobodyBut('moderator of the category', 'moderator', 'admin'))
})

test('a post is deleted and brought back by its author alone', () => {
  expect(table((viewer) => whyNotDelete(viewer, post('visible')))).toEqual(nobodyBut('author'))
  expect(table((viewer) => whyNotDelete(viewer, post('deleted')))).toEqual(everybody('already-deleted'))
  expect(table((viewer) => whyNotRestore(viewer, post('deleted')))).toEqual(nobodyBut('author'))
  expect(table((viewer) => whyNotRestore(viewer, post('visible')))).toEqual(everybody('not-deleted'))
  expect(table((viewer) => whyNotDelete(viewer, orphan))).toEqual(nobodyBut())
})

test('a post’s Markdown is read by its author and by moderators', () => {
  expect(table((viewer) => whyNotReadSource(viewer, post('visible')))).toEqual(nobodyBut('author', 'moderator of the category', 'moderator', 'admin'))
  expect(table((viewer) => whyNotReadSource(viewer, orphan))).toEqual(nobodyBut('moderator of the category', 'moderator', 'admin'))
})

test('everybody who is signed in starts threads and comments; a locked thread takes moderators’ comments, a deleted one nobody’s', () => {
  const [open, locked, gone] = [{ lockedAt: null, deletedAt: null }, { lockedAt: new Date(), deletedAt: null }, { lockedAt: null, deletedAt: new Date() }].map((state) => ({ categoryId: 3, ...state }))
  expect(table((viewer) => whyNotStart(viewer))).toEqual(everybody(null))
  expect(table((viewer) => whyNotReply(viewer, open!))).toEqual(everybody(null))
  expect(table((viewer) => whyNotReply(viewer, locked!))).toEqual({ ...everybody('thread-locked'), 'moderator of the category': null, moderator: null, admin: null })
  expect(new Set(Object.values(table((viewer) => whyNotReply(viewer, gone!))))).toEqual(new Set(['thread-missing']))
})
