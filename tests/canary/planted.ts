import { db } from '@/lib/db/client'
import { appeal } from '@/lib/appeals/write'
import { draftPlace } from '@/lib/drafts/view'
import { saveDraft, writeDraft } from '@/lib/drafts/write'
import { readFeedKey } from '@/lib/feeds/read'
import { renewFeedAddress } from '@/lib/feeds/write'
import { arrange } from '@/lib/arranging/write'
import { flagOther, flagPost } from '@/lib/flags/write'
import { decide } from '@/lib/moderation/write'
import { deletePost, editPost, reply } from '@/lib/posts/write'
import { formatScope, parseScope, parseScopes, type Scope } from '@/lib/spoilers/scope'
import { appealKey } from '@/lib/viewer/appeal-key'
import { tokenHash } from '@/lib/viewer/token'
import type { Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, segmentsOf } from '@/tests/factories'
import { MARKS, OTHER, SCOPES, type Body, type Word } from './marks'
import { wordOf } from './needles'
import { plantImages, type PlantedImages } from './pictured'
import { keepAll } from './kept'
import { plantPast, type Past, type PlantedPast } from './past'

/** A unique word in the text of a post, and where the renderer put it. */
export interface Canary {
  word: string
  /** The mark it was put in. */
  what: string
  threadId: number
  postId: number
  number: number
  /** The scopes that its author meant to lie on it. */
  meant: readonly Scope[]
  /** The segment it is in, and the scopes that do lie on it. */
  index: number
  scopes: readonly Scope[]
}

/** A unique word that no public page may hold, whatever one has seen, and the address on which somebody may find it. */
export interface Secret {
  word: string
  what: string
  /** For whom: moderators, or this member. */
  moderators?: boolean
  draftOf?: Member
  /** Who wrote it, and so takes it along. */
  by?: Member
  /** Of a post that waits for a moderator: who wrote it edits it, and moderators judge it. */
  held?: { postId: number; author: Member }
  /** For whom its place in a post's history is open. */
  past?: Past
  /** The action that it is said against: by whom it is from, and before moderators. */
  appealed?: number
}

export interface Planted {
  canaries: Canary[]
  secrets: Secret[]
  /** Words in the open, which show that the hunt finds what there is. */
  open: Canary[]
  threads: { id: number; slug: string; posts: { id: number; number: number }[] }[]
  /** An appeal that waits, the action that it is against, and the key of its author's private address. */
  appeal: { id: number; actionId: number; key: string }
  people: Record<'author' | 'moderator' | 'newcomer' | 'viewer' | 'asked' | 'unsealed' | 'admin', Member>
  /** The key of each one's private feeds. */
  feedKeys: Readonly<Record<string, string>>
  drafts: { thread: string; reply: string }
  flagged: number
  /** Items of the queue about a thread, its title and a person. */
  reported: number[]
  /** A segment of a post and those that it lies in: what one opens with it. */
  around: (postId: number, index: number) => number[]
  past: PlantedPast
  pictured: PlantedImages
}

let count = 0

/** Puts unique words into sealed text of every kind and scope, and into what is not to be read at all. */
export async function plant(): Promise<Planted> {
  // The category of every forum in which a mark without a scope means any version.
  const category = await aCategory({ slug: 'remakes' })
  const author = await aMember()
  const moderator = await aMember({ standing: 'moderator' })
  const newcomer = await aMember({ standing: 'newcomer' })
  const viewer = await aMember({ seen: { 'tr-2019': 'whole', 'kr-2013': 60 } })
  const asked = await aMember({ seen: { 'tr-2019': 'whole', 'kr-2013': 'whole' }, opens: 'ask' })
  const unsealed = await aMember({ seen: { 'kr-2013': 60 }, opens: 'everything' })
  const noted: Omit<Canary, 'index' | 'scopes'>[] = []
  const threads: Planted['threads'] = []

  /** A body with its words, to be noted when the post is there. */
  const written = (what: string, body: Body, scope: string, ...around: string[]) => {
    const words: { word: string; meant: Scope[] }[] = []
    const planting = (script: 'latin' | 'korean') => (...scopes: string[]) => {
      const made = { word: wordOf((count += 1), script), meant: [...around, ...scopes].flatMap((text) => parseScope(text) ?? []) }
      words.push(made)
      return made.word
    }
    const word: Word = Object.assign(planting('latin'), { korean: planting('korean') })
    const [version, until] = scope.split('@')
    const text = body(word, scope, `{version=${version}${until ? ` until=${until}` : ''}}`)
    return { text, note: (place: { threadId: number; postId: number; number: number }) => noted.push(...words.map((made) => ({ ...made, what: `${what} (${scope})`, ...place }))) }
  }

  const inOne = await aThread({ by: author, category, tags: ['canary'], title: 'A thread with every mark in it' })
  const posts = [await opening(inOne.id)]
  for (const [what, body] of Object.entries(MARKS)) {
    for (const scope of what.startsWith('un') ? ['tr-2019'] : ['any', 'tr-2019', 'kr-2013@60']) {
      const { text, note } = written(what, body, scope)
      const post = given(await reply(author, inOne.id, { body: text }))
      note({ threadId: inOne.id, postId: post.id, number: post.number })
      posts.push(post)
    }
  }
  const pictured = await plantImages(author, inOne.id, (post) => posts.push(post))
  threads.push({ ...inOne, posts })

  for (const scope of SCOPES) {
    const all = written('a whole thread', (word, own) => `Everything ${word(own)} and >!${word(own, 'any')}!<{version=any}`, scope)
    const thread = await aThread({ by: author, category, spoiler: scope, body: all.text })
    const first = await opening(thread.id)
    all.note({ threadId: thread.id, postId: first.id, number: 1 })
    const whole = written('a whole post in a whole thread', (word, own) => `Everything ${word(own)}`, OTHER, scope)
    const second = await aReply({ in: thread, by: author, spoiler: OTHER, body: whole.text })
    whole.note({ threadId: thread.id, postId: second.id, number: 2 })
    const inline = written('a mark in a whole thread', MARKS.bars!, 'mx-2025', scope)
    const third = await aReply({ in: thread, by: author, body: inline.text })
    inline.note({ threadId: thread.id, postId: third.id, number: 3 })
    threads.push({ ...thread, posts: [first, second, third] })
  }

  const wholePosts = await aThread({ by: author, category, title: 'A thread of whole posts' })
  const ofWhole = [await opening(wholePosts.id)]
  for (const scope of SCOPES) {
    const { text, note } = written('a whole post', (word, own) => `Everything ${word(own)}\n\n- and ${word(own)}`, scope)
    const post = await aReply({ in: wholePosts, by: author, spoiler: scope, body: text, replyTo: 1 })
    note({ threadId: wholePosts.id, postId: post.id, number: post.number })
    ofWhole.push(post)
  }
  const calling = written('a post that calls everybody', (word, scope) => `Hello ||${[moderator, newcomer, viewer, asked, unsealed].map(({ handle }) => `@${handle}`).join(' ')} ${word(scope)}||{version=tr-2019}`, 'tr-2019')
  const calls = await aReply({ in: wholePosts, by: author, body: calling.text })
  calling.note({ threadId: wholePosts.id, postId: calls.id, number: calls.number })
  const left = await aThread({ by: author, category, spoiler: 'tr-2019', title: 'A thread that a post left' })
  const moving = written('a post that was moved out of a whole thread', (word, scope) => `Everything ${word(scope)}`, 'tr-2019')
  const moved = await aReply({ in: left, by: author, body: moving.text })
  given(await arrange(moderator, { action: 'split', target: String(left.id), posts: [moved.number], into: String(wholePosts.id), canned: 'another-subject' }))
  moving.note({ threadId: wholePosts.id, postId: moved.id, number: calls.number + 1 })
  threads.push({ ...left, posts: [await opening(left.id)] }, { ...wholePosts, posts: [...ofWhole, calls, { ...moved, threadId: wholePosts.id, number: calls.number + 1 }] })

  const judged = await aThread({ by: author, category, title: 'A thread that moderators look after' })
  const secrets: Secret[] = []
  const secret = (what: string, rest: Partial<Secret> = {}) => {
    const made = { word: wordOf((count += 1)), what, ...rest }
    secrets.push(made)
    return made.word
  }
  const flagged = await aReply({ in: judged, by: author, body: `Not marked: a word` })
  given(await flagPost(await aMember(), flagged.id, { reason: 'spoiler', scope: 'kr-2013', note: secret('a flag’s note', { moderators: true }) }))
  for (const target of [{ kind: 'thread', id: judged.id }, { kind: 'title', id: judged.id }, { kind: 'person', id: author.personId }] as const) {
    given(await flagOther(viewer, target, { reason: 'other', note: secret(`a note about a ${target.kind}`, { moderators: true, by: viewer }) }))
  }
  const reported = (await db().queueItem.findMany({ where: { target: { not: 'post' } }, orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id)
  const sealed = written('sealed by moderation', (word, scope) => `Not marked by its author ${word(scope)}`, 'tr-2019')
  const sealedPost = await aReply({ in: judged, by: author, body: sealed.text })
  given(await flagPost(moderator, sealedPost.id, { reason: 'spoiler', scope: 'tr-2019', note: secret('a moderator’s note', { moderators: true, by: moderator }) }))
  sealed.note({ threadId: judged.id, postId: sealedPost.id, number: sealedPost.number })
  const part = written('a part sealed by moderation', (word, scope) => `Open ${word()} and then he ${word(scope)} at last`, 'tr-2019')
  const partPost = await aReply({ in: judged, by: author, body: part.text })
  const sealing = given(await decide(moderator, partPost.id, {
    act: 'seal-part', scope: 'tr-2019', revision: 1, words: /then he \w+/.exec(part.text)![0], reason: 'It gives the turn away',
  }))
  part.note({ threadId: judged.id, postId: partPost.id, number: partPost.number })
  const { appealId } = given(await appeal(author, sealing.actionId, { text: `It says no more than that ${secret('an appeal', { appealed: sealing.actionId, by: author })} was there` }))
  const edited = written('an edit', (word, scope) => `Now ||${word(scope)}||`, 'any')
  const before: Past = { postId: 0, scopes: parseScopes(['any']), revisions: [1, 2] }
  const editedPost = await aReply({ in: judged, by: author, body: `Before the edit ${secret('an earlier revision', { past: before })} ||${secret('a sealed part of an earlier revision', { past: before })}||` })
  given(await editPost(author, editedPost.id, { body: edited.text, revision: 1, reason: 'Said too much' }))
  before.postId = editedPost.id
  edited.note({ threadId: judged.id, postId: editedPost.id, number: editedPost.number })
  const gone = await aReply({ in: judged, by: author, body: `Deleted: ${secret('a deleted post', { by: author })} ||${secret('a sealed part of a deleted post', { by: author })}||` })
  given(await deletePost(author, gone.id))
  const waiting = { postId: 0, author: newcomer }
  const held = await aReply({ in: judged, by: newcomer, body: `The father is executed at the end, and ${secret('a held post', { held: waiting })} ||${secret('a sealed part of a held post', { held: waiting })}||` })
  waiting.postId = held.id
  if (!(await db().post.count({ where: { id: held.id, state: 'held' } }))) throw new Error('the radar let a spoiler pass: plant one that it holds')
  threads.push({ ...judged, posts: [await opening(judged.id), flagged, sealedPost, partPost, editedPost, gone, held] })

  const past = await plantPast(author, moderator, category, secret)
  past.edited.push(...[partPost, editedPost, gone].map(({ id, threadId, number }) => ({ postId: id, threadId, number })))

  const key = tokenHash('a browser of the author')
  const drafts = {
    thread: await writeDraft(author, key, { threadId: null, title: `Draft ${secret('a draft’s title', { draftOf: author })}`, body: `||${secret('a draft', { draftOf: author })}||`, fields: { category } }),
    reply: await writeDraft(author, key, { threadId: inOne.id, body: secret('a comment’s draft', { draftOf: author }), fields: {} }),
  }
  await saveDraft(author, draftPlace.reply(inOne.id), { body: secret('a draft that was saved', { draftOf: author }) })

  const canaries = await Promise.all(noted.map(async (canary): Promise<Canary> => {
    const found = (await segmentsOf(canary.postId)).filter(({ html, text }) => html.includes(canary.word) || text.includes(canary.word))
    // A word that the renderer left out altogether (an image's address) lies nowhere.
    return { ...canary, index: found[0]?.index ?? -1, scopes: found[0]?.scopes ?? [] }
  }))
  const there = canaries.filter(({ index }) => index >= 0)
  const people = { author, moderator, newcomer, viewer, asked, unsealed, admin: await aMember({ standing: 'admin' }) }
  await keepAll(Object.values(people), threads)
  const feedKeys: Record<string, string> = {}
  for (const [name, member] of Object.entries(people)) {
    await renewFeedAddress(member)
    feedKeys[name] = (await readFeedKey(member))!
  }
  return {
    canaries: there.filter(({ meant }) => meant.length > 0),
    open: there.filter(({ meant }) => meant.length === 0),
    secrets,
    threads,
    people,
    feedKeys,
    drafts,
    flagged: flagged.id,
    reported,
    appeal: { id: appealId, actionId: sealing.actionId, key: appealKey(sealing.actionId, author.personId) },
    past,
    pictured,
    around: await nesting(),
  }
}

async function nesting(): Promise<Planted['around']> {
  const rows = await db().segment.findMany({ select: { postId: true, index: true, parent: true } })
  const parentOf = new Map(rows.map(({ postId, index, parent }) => [`${postId}:${index}`, parent]))
  return (postId, index) => {
    const around: number[] = []
    for (let at: number | null | undefined = parentOf.has(`${postId}:${index}`) ? index : null; at != null; at = parentOf.get(`${postId}:${at}`)) around.unshift(at)
    return around
  }
}

async function opening(threadId: number): Promise<{ id: number; number: number }> {
  return db().post.findUniqueOrThrow({ where: { threadId_number: { threadId, number: 1 } }, select: { id: true, number: true } })
}

/** The scopes of a canary in words, for a message. */
export function scopesOf({ scopes }: Pick<Canary, 'scopes'>): string {
  return scopes.map(formatScope).join('+')
}
