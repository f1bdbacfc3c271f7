import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/lib/db/client'
import type { Locale } from '@/lib/i18n/locales'
import { render } from '@/lib/markdown/render'
import type { RenderedSegment } from '@/lib/markdown/rendered'
import { Sealed } from '@/lib/spoilers/sealed'
import type { Viewer } from '@/lib/viewer/viewer'
import { gateId, SECTIONS, type PageName, type Section } from './rules'
import type { GuidePart, SectionView } from './view'

/** The whole film guide in a language, sealed for this viewer, with the live number of threads of each section's category. */
export async function readGuide(viewer: Viewer, locale: Locale): Promise<SectionView[]> {
  const categories = await db().category.findMany({ where: { slug: { in: [...SECTIONS] } }, select: { slug: true, threads: true } })
  const threads = new Map(categories.map((category) => [category.slug, category.threads]))
  return Promise.all(SECTIONS.map(async (key) => ({ key, parts: await readSection(viewer, locale, key), threads: threads.get(key) ?? null })))
}

/** One section of the guide, sealed for this viewer. */
export async function readSection(viewer: Viewer, locale: Locale, section: Section): Promise<GuidePart[]> {
  return sealed(viewer, gateId(section), await rendered(`film/guide/${locale}/${section}.md`))
}

/** A page of plain words, as safe HTML. Nothing in it is sealed. */
export async function readPlainPage(viewer: Viewer, locale: Locale, page: PageName): Promise<GuidePart[]> {
  return sealed(viewer, 0, await rendered(`pages/${locale}/${page}.md`))
}

function sealed(viewer: Viewer, postId: number, segments: readonly RenderedSegment[]): GuidePart[] {
  return segments.map(({ index, parent, block, scopes, html, text, words }) => {
    const lock = { scopes, postId, index, authorId: null, words }
    return { index, parent, block, scopes, html: new Sealed('html', html, lock).for(viewer), text: new Sealed('text', text, lock).for(viewer) }
  })
}

const kept = new Map<string, Promise<readonly RenderedSegment[]>>()

/** A file of content/ through the renderer, once for a process: the files come with the build. */
function rendered(file: string): Promise<readonly RenderedSegment[]> {
  const known = kept.get(file)
  if (known) return known
  const made = readFile(join(process.cwd(), 'content', file), 'utf8').then(
    (source) => render(source, { base: [], fallback: { version: 'any', until: null }, headings: 2 }).segments,
  )
  kept.set(file, made)
  made.catch(() => kept.delete(file))
  return made
}
