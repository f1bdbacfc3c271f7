import { db, type Queries } from '@/lib/db/client'
import { isGrant } from '@/lib/images/grants'
import { store } from '@/lib/images/store'
import type { ImageSize } from '@/lib/markdown/media-address'
import type { Reader } from '@/lib/spoilers/reader'
import { parseScopes } from '@/lib/spoilers/scope'
import type { Viewer } from '@/lib/viewer/viewer'
import { whyShow, type Shown } from './rules'
import { uploadView, type DescribedView } from './view'

interface PlaceRow {
  scopes: string[] | null
  state: 'visible' | 'deleted' | 'held' | null
  gone: boolean | null
}

/** Why this reader gets an image; null where they do not, or there is none: who asks cannot tell. One query. */
export async function readWhyShown(reader: Reader, id: string, grant: string | null): Promise<Shown | null> {
  if (!/^[0-9a-f]{32}$/.test(id)) return null
  const rows = await db().$queryRaw<PlaceRow[]>`
    SELECT DISTINCT s.scopes, p.state::text AS state, t."deletedAt" IS NOT NULL AS gone
    FROM "Media" m
    LEFT JOIN "MediaPlace" at ON at."mediaId" = m.id
    LEFT JOIN "Segment" s ON s."postId" = at."postId" AND s.index = at.index
    LEFT JOIN "Post" p ON p.id = at."postId"
    LEFT JOIN "Thread" t ON t.id = p."threadId"
    WHERE m.id = ${id} AND m."readyAt" IS NOT NULL`
  if (rows.length === 0) return null
  const places = rows.flatMap(({ scopes, state, gone }) => (scopes && state ? [{ scopes: parseScopes(scopes), state, gone: gone === true }] : []))
  return whyShow(reader.seen, places, isGrant(id, grant))
}

/** The bytes of an image, which whoever asks has been found to get; null: they are lost. */
export async function readImage(id: string): Promise<Buffer | null> {
  return store().get(id)
}

/** An image as a text may show it. `own`: whoever writes the text has uploaded it. */
export interface Drawable extends ImageSize {
  own: boolean
}

/**
 * Those of some images that a text by these people may show: their own, and others' that stand in the open in another post. Somebody else's sealed
 * image is not to be had by writing down its address. `postId`: the text's own post, once it is one.
 */
export async function readDrawable(queries: Queries, ids: readonly string[], { by, postId }: { by: readonly (number | null)[]; postId: number | null }): Promise<Map<string, Drawable>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.media.findMany({ where: { id: { in: [...ids] }, readyAt: { not: null } }, select: { id: true, personId: true, width: true, height: true } })
  const others = rows.filter(({ personId }) => !by.includes(personId)).map(({ id }) => id)
  const open = others.length === 0 ? [] : await queries.mediaPlace.findMany({
    where: {
      mediaId: { in: others }, postId: postId === null ? undefined : { not: postId },
      segment: { scopes: { isEmpty: true }, post: { state: 'visible', thread: { deletedAt: null } } },
    },
    select: { mediaId: true },
    distinct: ['mediaId'],
  })
  const shown = new Set(open.map(({ mediaId }) => mediaId))
  return new Map(rows.flatMap(({ id, personId, width, height }) => {
    const own = by.includes(personId)
    return own || shown.has(id) ? [[id, { width, height, own }] as const] : []
  }))
}

/** An image for the one who uploaded it, with what they said about it; null for anybody else. */
export async function readUpload(viewer: Viewer, id: string): Promise<DescribedView | null> {
  if (viewer.kind === 'guest' || !/^[0-9a-f]{32}$/.test(id)) return null
  const row = await db().media.findFirst({ where: { id, personId: viewer.personId, readyAt: { not: null } } })
  const description = row?.description.for(viewer)
  return row && description?.kind === 'cleared' ? { ...uploadView(row), description } : null
}
