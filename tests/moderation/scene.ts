import { db } from '@/lib/db/client'
import { readItem } from '@/lib/moderation/read'
import type { ItemView } from '@/lib/moderation/view'
import type { Outcome } from '@/lib/outcome'
import { handleKey } from '@/lib/people/rules'
import { reply } from '@/lib/posts/write'
import { startThread } from '@/lib/threads/write'
import { NOTHING_DECIDED, reading, type Member, type Standing } from '@/lib/viewer/viewer'

let count = 0

/** A person of this standing, as they are when signed in. */
export async function somebody(standing: Standing = 'member'): Promise<Member> {
  const handle = `${standing}-${(count += 1)}`
  const { id } = await db().person.create({ data: { handle, handleKey: handleKey(handle), name: handle, standing }, select: { id: true } })
  return { ...NOTHING_DECIDED, kind: 'member', personId: id, handle, name: handle, standing, locale: 'en', ...reading({}) }
}

/** A comment with this text, in a new thread; its author's unless `by` somebody else. */
export async function aPost(body = 'A quiet word about the film', by?: Member) {
  const author = by ?? (await somebody())
  const category = await db().category.upsert({ where: { slug: 'story' }, create: { slug: 'story', position: 1 }, update: {}, select: { slug: true } })
  const thread = given(await startThread(author, { title: `A thread of its own ${(count += 1)}`, category: category.slug, body: `Opening ${count}` }))
  const post = given(await reply(author, thread.id, { body }))
  return { ...post, author }
}

/** The page of a post, as a moderator has it before them. */
export async function itemOf(viewer: Member, postId: number): Promise<ItemView> {
  const item = await readItem(viewer, postId)
  if (typeof item === 'string') throw new Error(`refused: ${item}`)
  return item
}

/** The value of what must have been done. */
export function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusals.map(({ reason }) => reason).join()}`)
  return outcome.value
}

/** Why something was refused; null: it was done. */
export function why(outcome: Outcome<unknown>): string | null {
  return outcome.ok ? null : outcome.refusals[0].reason
}

/** Everything about a post that moderation may change, in a form that can be compared. */
export async function stateOf(postId: number) {
  const reader = { seen: {}, personId: null, moderating: true }
  const post = await db().post.findUniqueOrThrow({ where: { id: postId }, select: { sealed: true, spoiler: true, revision: true } })
  const revision = await db().revision.findUniqueOrThrow({ where: { postId_number: { postId, number: post.revision } } })
  const segments = await db().segment.findMany({ where: { postId }, orderBy: { index: 'asc' } })
  const read = (sealed: (typeof segments)[number]['html' | 'text'] | typeof revision.source) => {
    const cleared = sealed.for(reader)
    return cleared.kind === 'cleared' ? cleared.text : null
  }
  return {
    sealed: post.sealed,
    spoiler: post.spoiler,
    source: read(revision.source),
    segments: segments.map(({ index, parent, scopes, words, block, html, text }) => ({ index, parent, scopes, words, block, html: read(html), text: read(text) })),
  }
}
