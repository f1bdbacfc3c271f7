import { db } from '@/lib/db/client'
import { cleanBody } from '@/lib/markdown/clean'
import { imagesIn } from '@/lib/markdown/media-address'
import { render } from '@/lib/markdown/render'
import { sealQuotes } from '@/lib/markdown/seal-quotes'
import { readDrawable } from '@/lib/media/read'
import { BODY_MAX } from '@/lib/posts/rules'
import { revealing } from '@/lib/spoilers/reader'
import { parseScope } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import { readNamed, readQuoted } from '@/lib/texts/read'
import { fallbackScope } from '@/lib/texts/rules'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { toldOfDraft } from './rules'
import { useOfPlace, type DraftEntry, type DraftUse, type DraftView } from './view'

/** A draft for the one who wrote it, by its id; null for anybody else, and when there is none. */
export async function readDraft(viewer: Viewer, id: string | null | undefined): Promise<DraftView | null> {
  if (viewer.kind === 'guest' || !id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const row = await db().draft.findFirst({ where: { id, personId: viewer.personId, droppedAt: null } })
  return row && draftView(viewer, row)
}

/** What a viewer has written at a place, on whichever device, and not posted yet; null: nothing. */
export async function readDraftAt(viewer: Viewer, place: string): Promise<DraftView | null> {
  if (viewer.kind === 'guest') return null
  const row = await db().draft.findUnique({ where: { personId_place: { personId: viewer.personId, place }, droppedAt: null } })
  return row && draftView(viewer, row)
}

/** All that a member has written and not posted, the newest first. Three queries at most. */
export async function readDrafts(viewer: Member): Promise<DraftEntry[]> {
  const rows = await db().draft.findMany({ where: { personId: viewer.personId, droppedAt: null }, orderBy: { savedAt: 'desc' } })
  const uses = rows.map(({ place, threadId }): DraftUse => useOfPlace(place ?? '') ?? (threadId === null ? { kind: 'new' } : { kind: 'reply', threadId }))
  const posts = await db().post.findMany({
    where: { id: { in: uses.flatMap((use) => (use.kind === 'edit' ? [use.postId] : [])) }, state: { not: 'deleted' } },
    select: { id: true, number: true, threadId: true, thread: { select: { title: true, deletedAt: true } } },
  })
  const threads = await db().thread.findMany({ where: { id: { in: uses.flatMap((use) => (use.kind === 'reply' ? [use.threadId] : [])) }, deletedAt: null }, select: { id: true, title: true } })
  const placeOf = (use: DraftUse): DraftEntry['at'] => {
    const thread = use.kind === 'reply' ? threads.find(({ id }) => id === use.threadId) : undefined
    if (thread) return { threadId: thread.id, title: thread.title, number: null }
    const post = use.kind === 'edit' ? posts.find(({ id }) => id === use.postId) : undefined
    return post && !post.thread.deletedAt ? { threadId: post.threadId, title: post.thread.title, number: post.number } : null
  }
  return rows.flatMap((row, at) => {
    const view = draftView(viewer, row)
    return view ? [{ ...view, use: uses[at]!, at: placeOf(uses[at]!) }] : []
  })
}

interface DraftRow extends Omit<DraftView, 'title' | 'body' | 'fields'> {
  title: Sealed<'source'>
  body: Sealed<'source'>
  fields: unknown
}

function draftView(viewer: Member, { id, threadId, fields, revision, savedAt, ...sealed }: DraftRow): DraftView | null {
  const [title, body] = [sealed.title.for(viewer), sealed.body.for(viewer)]
  if (title.kind === 'withheld' || body.kind === 'withheld') return null
  return { id, threadId, title, body, fields: fields as Record<string, string>, revision, savedAt }
}

interface Draft {
  title?: string
  body: string
  /** Canonical text of a scope for the whole post; null, or one that can't be read, is none. */
  spoiler: string | null
  threadId: number | null
  category: string
  /** The number of the post that it answers. */
  replyTo?: number | null
}

/** A text as its author will see it: every stretch open to them, with its scopes, the marks that are unclear, and what the radar says. */
export async function readPreview(viewer: Viewer, { title = '', body, spoiler, threadId, category, replyTo = null }: Draft) {
  const thread = threadId === null ? null : await db().thread.findUnique({ where: { id: threadId }, select: { spoiler: true, category: { select: { version: true } } } })
  const chosen = thread?.category ?? (await db().category.findUnique({ where: { slug: category }, select: { version: true } }))
  const options = { base: [thread?.spoiler, spoiler].flatMap((text) => parseScope(text ?? '') ?? []), fallback: fallbackScope(thread?.spoiler ?? null, chosen?.version ?? null) }
  const typed = cleanBody(body).slice(0, BODY_MAX * 2)
  const quoting = sealQuotes(typed, await readQuoted(db(), { threadId, replyTo, body: typed }), options)
  const images = await readDrawable(db(), imagesIn(typed), { by: viewer.kind === 'member' ? [viewer.personId] : [], postId: null })
  const rendered = render(quoting.source, { ...options, images, people: (await readNamed(db(), typed)).people })
  const author = revealing(viewer, PREVIEW, 'all')
  const segments = rendered.segments.map(({ index, parent, block, scopes, html, text, words }) => {
    const lock = { scopes, postId: PREVIEW, index, authorId: viewer.personId, words }
    return { index, parent, block, scopes, html: new Sealed('html', html, lock).for(author), text: new Sealed('text', text, lock).for(author) }
  })
  // What they have uploaded stands nowhere yet, so they see it by a grant.
  const own = new Set([...images].flatMap(([id, image]) => (image.own ? [id] : [])))
  return { segments, own, warnings: [...quoting.warnings, ...rendered.warnings], told: toldOfDraft({ title, body: typed, sealed: quoting.source }, options) }
}

// No post has this id.
const PREVIEW = 0
