import { db } from '@/lib/db/client'
import { decide } from '@/lib/moderation/write'
import { editPost } from '@/lib/posts/write'
import { coversAll, type Seen } from '@/lib/spoilers/seen'
import { parseScopes, type Scope } from '@/lib/spoilers/scope'
import { editThread, type ThreadPlace } from '@/lib/threads/write'
import type { Member } from '@/lib/viewer/viewer'
import { aReply, aThread, given } from '@/tests/factories'

/** A word that stands in the history of a post and nowhere else: under which scopes, and on which revisions. */
export interface Past {
  postId: number
  scopes: readonly Scope[]
  revisions: readonly number[]
}

/** A page of a post's history, and the revision that it opens. */
export interface PastPage {
  postId: number
  open: number | null
}

/** Whether somebody who has seen this much is told such a word there. */
export function mayReadPast(page: PastPage | undefined, seen: Seen, { postId, scopes, revisions }: Past): boolean {
  if (page?.postId !== postId) return false
  return coversAll(seen, scopes) || (page.open !== null && revisions.includes(page.open))
}

export interface PlantedPast {
  /** The posts that were edited. */
  edited: { threadId: number; postId: number; number: number }[]
  /** Threads that were called otherwise, and the words in their old addresses. */
  retitled: (ThreadPlace & { oldSlug: string })[]
}

/**
 * Words that were open once and must not be any more: in earlier texts of posts that were sealed later, in every way, in why they were
 * edited, and in titles. `secret` makes a word; where it may be read is filled in when the post is there.
 */
export async function plantPast(author: Member, moderator: Member, category: string, secret: (what: string, rest?: { past?: Past; moderators?: true }) => string): Promise<PlantedPast> {
  const thread = await aThread({ by: author, category, title: 'A thread that was edited much' })
  const edited: PlantedPast['edited'] = []

  /** A post that was written, edited, and then sealed by `seal`: its words are under the scope that came with that. */
  const post = async (what: string, scope: string, bodies: (word: string) => { before: string; after: string; spoiler?: string }, seal?: (postId: number) => Promise<unknown>, place: { id: number } = thread) => {
    const past = { postId: 0, scopes: parseScopes([scope]), revisions: [1, 2] }
    const { before, after, spoiler } = bodies(secret(what, { past }))
    const written = await aReply({ in: place, by: author, body: before })
    past.postId = written.id
    given(await editPost(author, written.id, { body: after, spoiler, reason: `Not to say ${secret(`why: ${what}`, { past: { ...past, revisions: [2] } })}`, revision: 1 }))
    await seal?.(written.id)
    edited.push({ threadId: place.id, postId: written.id, number: written.number })
  }

  await post('taken out when a part was sealed', 'tr-2019', (word) => ({ before: `We saw how ${word} came`, after: 'We saw how ||it came||{version=tr-2019}' }))
  await post('taken out when the whole post was sealed', 'kr-2013@60', (word) => ({ before: `We saw how ${word} came`, after: 'We saw it', spoiler: 'kr-2013@60' }))
  await post('sealed from the first', 'any', (word) => ({ before: `We saw ||how ${word} came||{version=any}`, after: 'We saw it ||all||{version=any}' }))
  await post('taken out before moderation sealed the whole', 'tr-2019', (word) => ({ before: `We saw how ${word} came`, after: 'We saw it' }), async (postId) =>
    given(await decide(moderator, postId, { act: 'seal', scope: 'tr-2019', canned: 'gives-turn-away' })))
  await post('taken out before moderation sealed a part', 'tr-2019', (word) => ({ before: `We saw how ${word} came`, after: 'We saw how he came' }), async (postId) =>
    given(await decide(moderator, postId, { act: 'seal-part', scope: 'tr-2019', revision: 2, words: 'he came', canned: 'gives-turn-away' })))

  const later = await aThread({ by: author, category, title: 'A thread that got its scope later' })
  await post('taken out before the thread got its scope', 'ph-2019', (word) => ({ before: `We saw how ${word} came`, after: 'We saw it' }), undefined, later)
  given(await editThread(author, later.id, { spoiler: 'ph-2019', revision: 1 }))

  const retitled: PlantedPast['retitled'] = []
  const retitle = async (by: Member, word: string) => {
    const old = await aThread({ by: author, category, title: `The title that said ${word}` })
    const place = given(await editThread(by, old.id, { title: `A title that says nothing ${old.id}`, ...(by === moderator && { canned: 'title-gives-away' }), revision: 1 }))
    retitled.push({ ...place, oldSlug: old.slug })
  }
  await retitle(author, secret('a title that its author replaced', { moderators: true }))
  await retitle(moderator, secret('a title that a moderator replaced', { moderators: true }))
  if ((await db().edition.count()) < 3) throw new Error('the old titles were not kept')
  return { edited, retitled }
}
