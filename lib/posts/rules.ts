import type { Refusal, RefusalReason } from '@/lib/outcome'
import type { Finding, Reading } from '@/lib/spoilers/radar/radar'
import { ADVICE, STRONG } from '@/lib/spoilers/radar/thresholds'
import { whyNotWrite } from '@/lib/sanctions/rules'
import { moderatesIn, type Viewer } from '@/lib/viewer/viewer'

/** Characters (code points) of a post; the bound is the contract's. */
export const BODY_MAX = 40_000

/** Long enough for any UUID or hash a client may choose. */
export const KEY_MAX = 200

/** A reason is a sentence or two. */
export const REASON_MAX = 500

/** Revisions that a history shows, the newest, and the UTF-16 units of Markdown among them: each is rendered and compared when it is read. */
export const HISTORY_REVISIONS = 20
export const HISTORY_LENGTH = 200_000

/** Lines on a page of who answered a post: each is a number, a name and a day. */
export const REPLIES_PER_PAGE = 100

/** What of a post decides who may do what with it. */
export interface PostState {
  authorId: number | null
  state: 'visible' | 'deleted' | 'held'
}

/** Where a post is, as far as it decides who moderates it. */
export interface InCategory {
  categoryId: number
}

/** Links in a newcomer's post: to a source and to another one. Who came to sell has more. */
export const NEWCOMER_LINKS = 2

/** How many links to anywhere a text has; those within the forum are paths and do not count. */
export function linksIn(body: string): number {
  return new Set(body.match(/\b(?:https?:\/\/|www\.)[^\s<>()\]]+/gi) ?? []).size
}

/** Why this viewer may not write so many links into one post; null: they may. */
function whyNotLinks(viewer: Viewer, body: string): Refusal | null {
  if (viewer.kind === 'guest' || viewer.standing !== 'newcomer' || linksIn(body) <= NEWCOMER_LINKS) return null
  return { reason: 'links-newcomer', field: 'body', values: { count: NEWCOMER_LINKS } }
}

/** Why this viewer may not post this text, whatever the place; null: they may. */
export function whyNotPost(viewer: Viewer, body: string): Refusal | null {
  return whyNotWrite(viewer) ?? whyNotLinks(viewer, body)
}

/** Whether the viewer wrote the post. */
export function wrote(viewer: Viewer, post: Pick<PostState, 'authorId'>): boolean {
  return viewer.kind === 'member' && post.authorId === viewer.personId
}

/** Whether a strong hit of the radar holds what this viewer writes: newcomers have not shown yet that they mark what they give away. */
export function isWatched(viewer: Viewer): boolean {
  return viewer.kind === 'member' && viewer.standing === 'newcomer'
}

/** Whether a text gives something away, strongly, that the one before it did not. What a moderator has let pass is not held again for another word. */
export function tellsMore(before: Reading | null, { score, findings }: Reading): boolean {
  const said = (one: Finding) => before?.findings.some(({ because, phrase }) => because === one.because && phrase === one.phrase) ?? false
  return score >= STRONG && findings.some((finding) => finding.score >= ADVICE && !said(finding))
}

/** Why this viewer may not change a post's text; null: they may. */
export function whyNotEdit(viewer: Viewer, post: PostState & InCategory): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.state === 'deleted') return 'already-deleted'
  return wrote(viewer, post) || moderatesIn(viewer, post.categoryId) ? null : 'not-yours'
}

/** Why this viewer may not delete a post; null: they may. */
export function whyNotDelete(viewer: Viewer, post: PostState): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.state === 'deleted') return 'already-deleted'
  return wrote(viewer, post) ? null : 'not-yours'
}

/** Why this viewer may not bring a deleted post back; null: they may. */
export function whyNotRestore(viewer: Viewer, post: PostState & { removedAt?: Date | null }): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.state !== 'deleted') return 'not-deleted'
  if (!wrote(viewer, post)) return 'not-yours'
  return post.removedAt ? 'removed-by-moderators' : null
}

/** Why this viewer may not read a post's Markdown; null: they may. */
export function whyNotReadSource(viewer: Viewer, post: Pick<PostState, 'authorId'> & InCategory): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return wrote(viewer, post) || moderatesIn(viewer, post.categoryId) ? null : 'not-yours'
}
