import type { z } from 'zod'
import { compose, postPlace, type Part } from '@/components/spoilers/compose'
import type { SealedText } from '@/components/spoilers/placeholder'
import type { segment } from '@/lib/api/shapes'
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/locales'
import { plainExcerpt } from '@/lib/markdown/excerpt'
import { done, refused } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import { postRevision, readPostById } from '@/lib/posts/read'
import type { TextedView } from '@/lib/posts/view'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import { readOpeningTexts } from '@/lib/threads/read'
import type { ThreadRow } from '@/lib/threads/view'
import { GUEST, type Viewer } from '@/lib/viewer/viewer'

const to = pathsIn(DEFAULT_LOCALE)

// Characters: what a list shows under a title.
const EXCERPT = 200

/** Threads as the API shows them. Their excerpts are for everybody. */
export async function threadShapes(threads: readonly ThreadRow[]) {
  const texts = await readOpeningTexts(GUEST, threads.map(({ id }) => id))
  return threads.map(({ id, slug, createdAt, lastActivityAt, lastNumber: _, ...thread }) => ({
    ...thread,
    id: String(id),
    slug,
    url: to.thread({ id, slug }),
    tags: [...thread.tags],
    createdAt: createdAt.toISOString(),
    lastActivityAt: lastActivityAt.toISOString(),
    excerpt: plainExcerpt(texts.get(id)?.text ?? '', EXCERPT),
  }))
}

/** A post as the API shows it to whom it was read for; what is drawn in it for people is in `locale`. */
export function shapeOf(locale: Locale, post: TextedView) {
  const { id, threadId, number, author, createdAt, editedAt, replyTo, spoiler, minute, reactions, state, texts } = post
  return {
    id: String(id), threadId: String(threadId), number, url: to.post(threadId, number), author, createdAt: createdAt.toISOString(), editedAt: editedAt?.toISOString() ?? null,
    replyTo: replyTo?.threadId === threadId ? replyTo.number : null, spoiler, minute, reactions: { ...reactions }, state, segments: segmentShapes({ ...postPlace(locale, post), images: 'granted' }, post.segments, texts),
  }
}

/** One post as the API shows it; null when there is none. */
export async function postShape(viewer: Viewer, locale: Locale, id: number) {
  const post = await readPostById(viewer, id)
  return post && shapeOf(locale, post)
}

/** A text's segments, each after the one it lies in. What lies in one that is withheld is not told of. */
export function segmentShapes(place: SealedText, parts: readonly Part[], texts: ReadonlyMap<number, Cleared<'text'>> = new Map()): z.output<typeof segment>[] {
  const told = new Set<number>()
  return parts.flatMap(({ index, parent, scopes, html }): z.output<typeof segment>[] => {
    if (parent !== null && !told.has(parent)) return []
    if (html.kind === 'withheld') return [{ kind: 'sealed' as const, index, scopes: [...html.scopes], words: html.words }]
    told.add(index)
    const drawn = { html: compose(place, parts, index), text: texts.get(index)?.text ?? '' }
    return [scopes.length === 0 ? { kind: 'open' as const, ...drawn } : { kind: 'unsealed' as const, index, scopes: [...scopes], ...drawn }]
  })
}

/** One post with the revision that an edit starts from. */
export async function versionedPost(viewer: Viewer, locale: Locale, id: number) {
  const [post, revision] = await Promise.all([postShape(viewer, locale, id), postRevision(viewer, id)])
  return post && revision !== null ? done({ ...post, revision }) : refused('post-missing')
}

/** The texts of parts that were cleared, by their index. */
export function textsOf(parts: readonly { index: number; text: Cleared<'text'> | Withheld }[]): Map<number, Cleared<'text'>> {
  return new Map(parts.flatMap(({ index, text }) => (text.kind === 'cleared' ? [[index, text] as const] : [])))
}
