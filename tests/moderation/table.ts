import { POST_ACTION_KINDS, APPEAL_KINDS, PERSON_ACTION_KINDS, THREAD_ACTION_KINDS, WHOLE_THREAD_KINDS, type ActionKind } from '@/lib/events/log'
import { appeal } from '@/lib/appeals/write'
import { arrange } from '@/lib/arranging/write'
import { db } from '@/lib/db/client'
import { flagOther, flagPost } from '@/lib/flags/write'
import { decide } from '@/lib/moderation/write'
import { pathsIn } from '@/lib/paths'
import { sanction } from '@/lib/sanctions/write'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'
import type { Sent } from '../api/asking'

/** Everybody who may come to a door of moderation. The thing is in the category `story`; whoever wrote it is `author`. */
export const WHO = ['guest', 'newcomer', 'member', 'author', 'moderator of the category', 'moderator of another', 'moderator', 'admin'] as const
export type Who = (typeof WHO)[number]

/** What is acted on, made anew for each row. */
export interface Place {
  author: Member
  judge: Member
  thread: { id: number; slug: string }
  other: { id: number }
  post: { id: number; number: number }
  /** An act that is there to be undone, or appealed against. */
  actionId: number
  /** An open item of the queue, and an appeal. */
  itemId: number
  appealId: number
}

const reason = 'So that it can be read'
const to = pathsIn('en')

/** A thread of the category with a comment of the author's. */
export async function aPlace(judge: Member, author: Member): Promise<Place> {
  const thread = await aThread({ by: author, category: 'story' })
  return { author, judge, thread, other: await aThread({ category: 'story' }), post: await aReply({ in: thread, by: author }), actionId: 0, itemId: 0, appealId: 0 }
}

const report = async (place: Place) => {
  given(await flagPost(await aMember(), place.post.id, { reason: 'spam' }))
  place.itemId = (await db().queueItem.findFirstOrThrow({ where: { postId: place.post.id, decidedAt: null } })).id
}
const reportThread = async (place: Place) => {
  given(await flagOther(await aMember(), { kind: 'thread', id: place.thread.id }, { reason: 'spam' }))
  place.itemId = (await db().queueItem.findFirstOrThrow({ where: { threadId: place.thread.id, decidedAt: null } })).id
}
const seal = async (place: Place, of = place) => {
  of.actionId = given(await decide(place.judge, place.post.id, { act: 'seal', scope: 'kr-2013', reason })).actionId
}
const sealed = async (place: Place) => {
  await seal(place)
  await report(place)
}
const appealed = async (place: Place) => {
  // Not by the judge, whose page would leave the decision to others.
  await seal({ ...place, judge: await aMember({ standing: 'moderator' }) }, place)
  place.appealId = given(await appeal(place.author, place.actionId, { text: 'It is only the premise.' })).appealId
}
const arranged = (action: 'delete' | 'lock' | 'pin' | 'delete-thread') => async ({ judge, post, thread }: Place) => {
  given(await arrange(judge, { action, target: String(action === 'delete' ? post.id : thread.id), reason }))
}

/** One action: who may, how it is asked for through the API, by which fields of a form on which page, and what has to be so before. */
export interface Row {
  may: readonly Who[]
  /** Whether its author does the same with what is theirs, which is no act of moderation and not in the log. */
  own?: true
  ready?: (place: Place) => Promise<void>
  api: (place: Place) => [string, Sent]
  /** The page that has the form, for an admin, a name that tells the form from others there, and what is filled in. */
  form: (place: Place) => { page: string; having: string; fields: Record<string, string> }
}

const THERE: readonly Who[] = ['moderator of the category', 'moderator', 'admin']
const SITE: readonly Who[] = ['moderator', 'admin']
const ADMINS: readonly Who[] = ['admin']

const item = (decision: string, more: object = {}) => ({ itemId }: Place): [string, Sent] => ['decideQueueItem', { params: { id: itemId }, body: { decision, reason, ...more } }]
const deciding = (act: string, more: Record<string, string> = {}) => ({ post }: Place) => ({
  page: to.moderationItem(post.id), having: act === 'seal-part' ? 'words' : 'last', fields: { post: String(post.id), act, reason, ...more },
})
const any = { version: 'any', until: null }
const act = (action: string, target: (place: Place) => string, more: (place: Place) => object = () => ({})) => (place: Place): [string, Sent] => [
  'moderate', { body: { action, target: target(place), reason, ...more(place) } },
]
const ofThread = ({ thread }: Place) => String(thread.id)
const ofPost = ({ post }: Place) => String(post.id)
const ofAuthor = ({ author }: Place) => author.handle

function onThread(action: string, ready?: Row['ready'], more: (place: Place) => Record<string, unknown> = () => ({})): Row {
  return {
    may: THERE, ready, api: act(action, ofThread, more),
    form: (place) => {
      const extra = Object.fromEntries(Object.entries(more(place)).map(([name, value]) => [name, String(value)]))
      return { page: to.arrange(place.thread.id), having: 'target', fields: { act: action, target: String(place.thread.id), thread: String(place.thread.id), reason, ...extra } }
    },
  }
}
function onPost(action: string, ready?: Row['ready']): Row {
  return { may: THERE, ready, api: act(action, ofPost), form: ({ thread, post }) => ({ page: to.acts(thread.id, post.number), having: 'target', fields: { act: action, target: String(post.id), reason } }) }
}
function editing(sent: object, fields: Record<string, string>): Row {
  return {
    may: THERE, own: true, api: ({ thread }) => ['changeThread', { params: { id: thread.id }, headers: { 'if-match': '"1"' }, body: { ...sent, reason } }],
    form: ({ thread }) => ({ page: to.editThread(thread.id), having: 'revision', fields: { category: 'story', titleSure: '1', reason, ...fields } }),
  }
}
function onPerson(action: string, may: readonly Who[], more: Record<string, string | number> = {}, ready?: Row['ready']): Row {
  return {
    may, ready, api: act(action, ofAuthor, () => more),
    form: ({ author }) => ({
      page: to.overseeing(author.handle), having: 'target',
      fields: { action, target: author.handle, reason, ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])) },
    }),
  }
}
const deciding2 = (verdict: string): Row => ({
  may: THERE, ready: appealed, api: ({ appealId }) => ['decideAppeal', { params: { id: appealId }, body: { decision: verdict, reason } }],
  form: ({ appealId }) => ({ page: to.moderationAppeal(appealId), having: 'appeal', fields: { appeal: String(appealId), verdict, reason } }),
})
const sanctioned = (input: { action: 'ban' } | { action: 'appoint'; category: string }) => async ({ judge, author }: Place) => {
  given(await sanction(judge, { ...input, target: author.handle, reason }))
}

// What nobody does: the radar holds, and its author's edit lets go.
type Done = Exclude<ActionKind, 'hold' | 'release'>

export const ROWS: Record<Done, Row> = {
  seal: { may: THERE, ready: report, api: item('seal', { spoiler: any }), form: deciding('seal', { version: 'any', until: '' }) },
  'seal-part': {
    may: THERE, ready: report, api: item('seal-part', { spoiler: any, revision: 1, words: 'quiet word' }), form: deciding('seal-part', { version: 'any', until: '', revision: '1', words: 'quiet word', start: '', end: '' }),
  },
  confirm: { may: THERE, ready: sealed, api: item('confirm'), form: deciding('confirm') },
  rescope: { may: THERE, ready: sealed, api: item('rescope', { spoiler: any }), form: deciding('rescope', { version: 'any', until: '' }) },
  unseal: { may: THERE, ready: sealed, api: item('unseal'), form: deciding('unseal') },
  dismiss: { may: THERE, ready: report, api: item('dismiss'), form: deciding('dismiss') },
  accept: { may: THERE, ready: reportThread, api: item('accept'), form: ({ itemId }) => ({ page: to.queueItem(itemId), having: 'reason', fields: { item: String(itemId), act: 'accept', reason } }) },
  undo: {
    may: THERE, ready: (place) => seal(place), api: ({ actionId }) => ['undoModeration', { params: { id: actionId }, body: { reason } }],
    form: ({ post, actionId }) => ({ page: to.moderationItem(post.id), having: 'action', fields: { post: String(post.id), action: String(actionId), reason } }),
  },
  hide: onPost('hide'),
  delete: onPost('delete'),
  restore: onPost('restore', arranged('delete')),
  edit: {
    may: THERE, own: true, api: ({ post }) => ['editPost', { params: { id: post.id }, headers: { 'if-match': '"1"' }, body: { body: 'A quiet word, put otherwise', reason } }],
    form: ({ thread, post }) => ({ page: to.edit(thread.id, post.number), having: 'body', fields: { post: String(post.id), revision: '1', body: 'A quiet word, put otherwise', reason } }),
  },
  retitle: editing({ title: 'Another title for it' }, { title: 'Another title for it' }),
  move: editing({ category: 'trial' }, { category: 'trial' }),
  'rescope-thread': editing({ spoiler: any }, { version: 'any', until: '' }),
  retag: editing({ tags: ['tag'] }, { tags: 'tag' }),
  lock: onThread('lock'),
  unlock: onThread('unlock', arranged('lock')),
  pin: onThread('pin'),
  unpin: onThread('unpin', arranged('pin')),
  'delete-thread': onThread('delete-thread'),
  'restore-thread': onThread('restore-thread', arranged('delete-thread')),
  merge: onThread('merge', undefined, ({ other }) => ({ into: String(other.id) })),
  split: { ...onThread('split', undefined, ({ other }) => ({ into: String(other.id), posts: '2' })), api: act('split', ofThread, ({ other }) => ({ into: String(other.id), posts: [2] })) },
  warn: onPerson('warn', SITE),
  silence: onPerson('silence', SITE, { hours: 1 }),
  ban: onPerson('ban', SITE),
  unban: onPerson('unban', SITE, {}, sanctioned({ action: 'ban' })),
  note: onPerson('note', SITE, { text: 'Perhaps somebody else' }),
  standing: onPerson('standing', SITE, { standing: 'regular' }),
  appoint: onPerson('appoint', ADMINS, { category: 'trial' }),
  // Whoever was appointed may step down.
  relieve: onPerson('relieve', ['author', 'admin'], { category: 'trial' }, async (place) => {
    await sanctioned({ action: 'appoint', category: 'trial' })(place)
    const { id } = await db().category.findUniqueOrThrow({ where: { slug: 'trial' }, select: { id: true } })
    place.author = { ...place.author, moderatedCategories: [id] }
  }),
  uphold: deciding2('uphold'),
  overturn: deciding2('overturn'),
}

/** Every action that the log knows and somebody does. */
export const KINDS = [...POST_ACTION_KINDS, ...THREAD_ACTION_KINDS, ...WHOLE_THREAD_KINDS, ...PERSON_ACTION_KINDS, ...APPEAL_KINDS].filter((kind) => kind !== 'hold' && kind !== 'release')
