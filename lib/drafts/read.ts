import { db } from '@/lib/db/client'
import { cleanBody } from '@/lib/markdown/clean'
import { render } from '@/lib/markdown/render'
import { sealQuotes } from '@/lib/markdown/seal-quotes'
import { BODY_MAX } from '@/lib/posts/rules'
import { revealing } from '@/lib/spoilers/reader'
import { parseScope } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import { readNamed, readQuoted } from '@/lib/texts/read'
import { fallbackScope } from '@/lib/texts/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import { toldOfDraft } from './rules'
import type { DraftView } from './view'

/** A draft for the one who wrote it; null for anybody else, and when there is none. */
export async function readDraft(viewer: Viewer, id: string | null | undefined): Promise<DraftView | null> {
  if (viewer.kind === 'guest' || !id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const row = await db().draft.findFirst({ where: { id, personId: viewer.personId } })
  if (!row) return null
  const [title, body] = [row.title.for(viewer), row.body.for(viewer)]
  if (title.kind === 'withheld' || body.kind === 'withheld') return null
  return { id: row.id, threadId: row.threadId, title, body, fields: row.fields as Record<string, string> }
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
  const rendered = render(quoting.source, { ...options, people: (await readNamed(db(), typed)).people })
  const author = revealing(viewer, PREVIEW, 'all')
  const segments = rendered.segments.map(({ index, parent, block, scopes, html, words }) => ({
    index,
    parent,
    block,
    scopes,
    html: new Sealed('html', html, { scopes, postId: PREVIEW, index, authorId: viewer.personId, words }).for(author),
  }))
  return { segments, warnings: [...quoting.warnings, ...rendered.warnings], told: toldOfDraft({ title, body: typed, sealed: quoting.source }, options) }
}

// No post has this id.
const PREVIEW = 0
