import { db } from '@/lib/db/client'
import type { Outcome } from '@/lib/outcome'
import { handleKey } from '@/lib/people/rules'
import { reply, type PostPlace } from '@/lib/posts/write'
import { parseScopes, type Scope } from '@/lib/spoilers/scope'
import type { Opens } from '@/lib/spoilers/opens'
import { normaliseSeen, type Seen } from '@/lib/spoilers/seen'
import { startThread, type ThreadPlace } from '@/lib/threads/write'
import { newToken, tokenHash } from '@/lib/viewer/token'
import { NOTHING_DECIDED, reading, type Member, type Standing } from '@/lib/viewer/viewer'

// What a test does not care about is numbered, so that no two things of a test file are taken for each other.
let count = 0

/** Somebody with an account: `aMember({ seen: { 'kr-2013': 'whole' } })`. `moderates`: the slugs of categories, which are made where they are missing. */
export async function aMember({ seen = {}, opens, standing = 'member', moderates = [] }: { seen?: Seen; opens?: Opens; standing?: Standing; moderates?: string[] } = {}): Promise<Member> {
  const handle = `${standing}-${(count += 1)}`
  const progress = normaliseSeen(seen)
  const { id } = await db().person.create({
    data: {
      handle,
      handleKey: handleKey(handle),
      name: handle,
      standing,
      opens,
      welcomedAt: new Date(),
      progress: { create: Object.entries(progress).map(([version, amount]) => ({ version, until: amount === 'whole' ? null : amount })) },
    },
    select: { id: true },
  })
  const moderatedCategories: number[] = []
  for (const slug of moderates) {
    const { id: categoryId } = await db().category.findUniqueOrThrow({ where: { slug: await aCategory({ slug }) }, select: { id: true } })
    await db().categoryModerator.create({ data: { personId: id, categoryId } })
    moderatedCategories.push(categoryId)
  }
  return { ...NOTHING_DECIDED, kind: 'member', personId: id, handle, name: handle, standing, locale: 'en', moderatedCategories, ...reading(progress, opens) }
}

/** The token of a session of this member: what their browser would hold. */
export async function aSession({ personId }: Member): Promise<string> {
  const token = newToken()
  await db().session.create({ data: { tokenHash: tokenHash(token), personId, expiresAt: new Date(Date.now() + 3_600_000) } })
  return token
}

/** A category; `version` is what an unscoped mark means there. */
export async function aCategory({ slug = 'story', version = null }: { slug?: string; version?: string | null } = {}): Promise<string> {
  await db().category.upsert({ where: { slug }, create: { slug, position: (count += 1), version }, update: {}, select: { id: true } })
  return slug
}

interface AThread {
  by?: Member
  title?: string
  body?: string
  /** Canonical text of the whole thread's scope. */
  spoiler?: string | null
  category?: string
  tags?: string[]
  at?: Date
}

/** A thread with its opening post: `aThread({ by: fan, spoiler: 'tr-2019@95' })`. */
export async function aThread({ by, title, body, spoiler = null, category, tags = [], at }: AThread = {}): Promise<ThreadPlace & { author: Member }> {
  const author = by ?? (await aMember())
  const input = {
    title: title ?? `A thread of its own ${(count += 1)}`,
    category: category ?? (await aCategory()),
    body: body ?? `An opening without any spoiler ${(count += 1)}`,
    spoiler,
    tags,
    // What the radar asks whoever starts a thread.
    titleSure: true,
  }
  return { ...given(await startThread(author, input, { at })), author }
}

interface AReply {
  in: { id: number }
  by?: Member
  body?: string
  /** Canonical text of the whole comment's scope. */
  spoiler?: string | null
  replyTo?: number | null
}

/** A comment: `aReply({ in: thread, by: newcomer, spoiler: 'any' })`. */
export async function aReply({ in: { id }, by, body, spoiler = null, replyTo = null }: AReply): Promise<PostPlace> {
  return given(await reply(by ?? (await aMember()), id, { body: body ?? `A quiet word about the film ${(count += 1)}`, spoiler, replyTo }))
}

/** The value of what must have been done. */
export function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusals.map(({ field, reason }) => `${field ?? ''} ${reason}`).join()}`)
  return outcome.value
}

/** Why something was refused, as "field: reason"; null: it was done. */
export function why(outcome: Outcome<unknown>): string | null {
  if (outcome.ok) return null
  const [{ field, reason }] = outcome.refusals
  return field ? `${field}: ${reason}` : reason
}

/** All segments of a post with everything open, in order: what one would read who had revealed it all. */
export async function segmentsOf(postId: number): Promise<{ index: number; scopes: readonly Scope[]; html: string; text: string }[]> {
  const reader = { seen: {}, personId: null, moderating: true }
  const rows = await db().segment.findMany({ where: { postId }, orderBy: { index: 'asc' } })
  return rows.map(({ index, scopes, html, text }) => {
    const [open, plain] = [html.for(reader), text.for(reader)]
    if (open.kind === 'withheld' || plain.kind === 'withheld') throw new Error('the gate refused a moderator')
    return { index, scopes: parseScopes(scopes), html: open.text, text: plain.text }
  })
}
