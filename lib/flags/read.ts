import { db } from '@/lib/db/client'
import { flagsAbout, thePost, type Target } from '@/lib/events/queue'
import type { Viewer } from '@/lib/viewer/viewer'
import { whyNotFlag, whyNotFlagBy } from './rules'
import type { FlaggingView } from './view'

/** A post that somebody is about to report, and why they may not; null when there is none. */
export async function readFlagging(viewer: Viewer, threadId: number, number: number): Promise<FlaggingView | null> {
  const post = await db().post.findUnique({
    where: { threadId_number: { threadId, number } },
    select: { id: true, authorId: true, state: true, thread: { select: { title: true, deletedAt: true } } },
  })
  if (!post || post.thread.deletedAt) return null
  const mine = await ownFlag(viewer, thePost(post.id))
  return { kind: 'post', id: post.id, thread: { id: threadId, title: post.thread.title, number }, person: null, why: whyNotFlag(viewer, post, mine !== null), mine }
}

/** The same for a thread, or for its title. */
export async function readThreadFlagging(viewer: Viewer, kind: 'thread' | 'title', id: number): Promise<FlaggingView | null> {
  const thread = await db().thread.findFirst({ where: { id, deletedAt: null }, select: { title: true, authorId: true } })
  if (!thread) return null
  const mine = await ownFlag(viewer, { kind, id })
  return { kind, id, thread: { id, title: thread.title, number: null }, person: null, why: whyNotFlagBy(viewer, thread.authorId, mine !== null), mine }
}

/** The same for a person. */
export async function readPersonFlagging(viewer: Viewer, handle: string): Promise<FlaggingView | null> {
  const person = await db().person.findUnique({ where: { handle: handle.toLowerCase() }, select: { id: true, handle: true, name: true } })
  if (!person) return null
  const mine = await ownFlag(viewer, { kind: 'person', id: person.id })
  return { kind: 'person', id: person.id, thread: null, person, why: whyNotFlagBy(viewer, person.id, mine !== null), mine }
}

/** The viewer's own report of something. */
async function ownFlag(viewer: Viewer, target: Target): Promise<FlaggingView['mine']> {
  if (viewer.kind === 'guest') return null
  const flag = await db().flag.findFirst({ where: { ...flagsAbout(target), personId: viewer.personId }, select: { reason: true, createdAt: true, outcome: true } })
  return flag && { reason: flag.reason === 'off_topic' ? 'off-topic' : flag.reason, at: flag.createdAt, decided: flag.outcome }
}
