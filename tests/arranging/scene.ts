import { arrange } from '@/lib/arranging/write'
import { db } from '@/lib/db/client'
import { undoAction } from '@/lib/moderation/write'
import { readTexts } from '@/lib/posts/read'
import { guestWho, type Member } from '@/lib/viewer/viewer'
import type { Seen } from '@/lib/spoilers/seen'
import { given } from '@/tests/factories'

export const BECAUSE = { reason: 'It is easier to follow so.' }

/** A merge, as a moderator does it; answers the log's entry. */
export async function merged(by: Member, target: number, into: number): Promise<number> {
  return given(await arrange(by, { action: 'merge', target: String(target), into: String(into), ...BECAUSE })).actionId
}

/** A split into a thread, or into a new one. */
export async function splitOff(by: Member, target: number, posts: number[], into: number | null = null) {
  const title = into === null ? 'Another talk of its own' : null
  return given(await arrange(by, { action: 'split', target: String(target), posts, into: into === null ? null : String(into), title, titleSure: true, ...BECAUSE }))
}

export async function takenBack(by: Member, actionId: number): Promise<number> {
  return given(await undoAction(by, actionId, BECAUSE)).actionId
}

export const READERS: Record<string, Seen> = {
  nobody: {}, korean: { 'kr-2013': 'whole' }, turkish: { 'tr-2019': 'whole' }, both: { 'kr-2013': 'whole', 'tr-2019': 'whole' }, half: { 'kr-2013': 60 },
}

/** The words of a post that each of these readers may read. */
export async function readable(postId: number): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [name, seen] of Object.entries(READERS)) {
    found[name] = [...(await readTexts(guestWho(seen), postId)).values()].flatMap(({ text }) => text.split(/\s+/)).filter(Boolean).sort()
  }
  return found
}

/** All that a move changes of threads and their posts, in a form that can be compared. */
export async function stateOf(threadIds: readonly number[]) {
  const where = { threadId: { in: [...threadIds] } }
  return {
    threads: await db().thread.findMany({
      where: { id: { in: [...threadIds] } }, orderBy: { id: 'asc' },
      select: { id: true, posts: true, lastActivityAt: true, mergedIntoId: true, spoiler: true, category: { select: { slug: true, threads: true } } },
    }),
    posts: await db().post.findMany({
      where, orderBy: [{ threadId: 'asc' }, { number: 'asc' }],
      select: {
        id: true, threadId: true, number: true, state: true, brought: true, meant: true, replyTo: true, replyThreadId: true,
        segments: { select: { index: true, scopes: true }, orderBy: { index: 'asc' } },
      },
    }),
    follows: await db().follow.findMany({ where, orderBy: [{ personId: 'asc' }, { threadId: 'asc' }] }),
  }
}
