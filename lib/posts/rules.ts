import { cleanBody } from '@/lib/markdown/clean'
import { radarOn } from '@/lib/markdown/giveaways-in'
import type { RenderOptions } from '@/lib/markdown/rendered'
import type { RefusalReason } from '@/lib/outcome'
import { radar, type Finding, type Reading } from '@/lib/spoilers/radar/radar'
import { ADVICE, STRONG } from '@/lib/spoilers/radar/thresholds'
import { parseScope, type Scope } from '@/lib/spoilers/scope'
import { moderates, type Viewer } from '@/lib/viewer/viewer'

/** Characters (code points) of a post; the bound is the contract's. */
export const BODY_MAX = 40_000

/** Long enough for any UUID or hash a client may choose. */
export const KEY_MAX = 200

/** A reason is a sentence or two. */
export const REASON_MAX = 500

/** Revisions that a history shows, the newest, and the UTF-16 units of Markdown among them: each is rendered and compared when it is read. */
export const HISTORY_REVISIONS = 20
export const HISTORY_LENGTH = 200_000

/** What of a post decides who may do what with it. */
export interface PostState {
  authorId: number | null
  state: 'visible' | 'deleted' | 'held'
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

/** A draft as the radar reads it: `body` as it is typed, `sealed` with what it quotes sealed as it will be. */
interface Draft {
  title: string
  body: string
  sealed: string
}

/** What the radar says of a draft: of its title, on which nothing lies, and of its text. Offsets are those of each as `cleanBody` leaves it. */
export function toldOfDraft({ title, body, sealed }: Draft, options: Pick<RenderOptions, 'base' | 'fallback'>): { score: number; findings: (Finding & { field: 'title' | 'body' })[] } {
  const [inTitle, inBody, inSealed] = [radar(cleanBody(title)), radarOn(body, options), sealed === body ? null : radarOn(sealed, options)]
  const stays = ({ because, phrase }: Finding) => inSealed?.findings.some((other) => other.because === because && other.phrase === phrase) ?? true
  return {
    score: Math.max(inTitle.score, (inSealed ?? inBody).score),
    findings: [...inTitle.findings.map((finding) => ({ ...finding, field: 'title' as const })), ...inBody.findings.filter(stays).map((finding) => ({ ...finding, field: 'body' as const }))],
  }
}

/** Why this viewer may not change a post's text; null: they may. */
export function whyNotEdit(viewer: Viewer, post: PostState): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.state === 'deleted') return 'already-deleted'
  return wrote(viewer, post) || moderates(viewer) ? null : 'not-yours'
}

/** Why this viewer may not delete a post; null: they may. */
export function whyNotDelete(viewer: Viewer, post: PostState): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.state === 'deleted') return 'already-deleted'
  return wrote(viewer, post) ? null : 'not-yours'
}

/** Why this viewer may not bring a deleted post back; null: they may. */
export function whyNotRestore(viewer: Viewer, post: PostState): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.state !== 'deleted') return 'not-deleted'
  return wrote(viewer, post) ? null : 'not-yours'
}

/** Why this viewer may not read a post's Markdown; null: they may. */
export function whyNotReadSource(viewer: Viewer, post: Pick<PostState, 'authorId'>): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return wrote(viewer, post) || moderates(viewer) ? null : 'not-yours'
}

/** What an unscoped mark means: the thread's scope, else its category's version, else any. */
export function fallbackScope(thread: string | null, version: string | null): Scope {
  return parseScope(thread ?? version ?? 'any') ?? { version: 'any', until: null }
}

// A text that quotes more posts than this is no answer to them.
const MOST_QUOTED = 10

/** Which posts a text may quote: the one it answers, and those it links to. None where it holds no quote. */
export function placesQuoted({ threadId, replyTo, body }: { threadId: number | null; replyTo: number | null; body: string }): { threadId: number; number: number }[] {
  if (!body.includes('>')) return []
  const linked = Array.from(body.matchAll(/\/t\/([1-9]\d{0,8})\/p\/([1-9]\d{0,8})(?!\d)/g), ([, thread, number]) => ({ threadId: Number(thread), number: Number(number) }))
  const answered = threadId !== null && replyTo !== null ? [{ threadId, number: replyTo }] : []
  return [...answered, ...linked].slice(0, MOST_QUOTED)
}
