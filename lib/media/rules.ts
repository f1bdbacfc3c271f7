import { FRAMES, PIXELS } from '@/lib/images/limits'
import { imagesIn } from '@/lib/markdown/media-address'
import { refused, type Outcome, type Refusal, type RefusalReason } from '@/lib/outcome'
import { coversAll, type Seen } from '@/lib/spoilers/seen'
import type { Scope } from '@/lib/spoilers/scope'
import type { Standing, Viewer } from '@/lib/viewer/viewer'

/** Bytes of an image as it is sent: a telephone's photograph has three to eight million. */
export const FILE_BYTES = 10 * 1024 * 1024

/** Images that somebody may upload within 24 hours. A newcomer's are looked at by nobody yet; a regular one's talk about a film rarely has more than ten. */
export const IMAGES_A_DAY: Readonly<Record<Standing, number>> = { newcomer: 5, member: 40, regular: 60, moderator: 200, admin: 200 }

/** Images in one post: a page of fifty posts is still to be read on a telephone. */
export const IMAGES_IN_POST: Readonly<Record<Standing, number>> = { newcomer: 2, member: 10, regular: 10, moderator: 20, admin: 20 }

/** Hours that an image is kept which stands in no post yet: writing a post takes an evening. */
export const UNUSED_HOURS = 24

/** Characters of a description. A screen reader speaks them in half a minute; more belongs into the post. */
export const DESCRIPTION_MAX = 500

/** Why this viewer may not upload an image, with so many in the last 24 hours; null: they may. */
export function whyNotUpload(viewer: Viewer, today: number): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return today < IMAGES_A_DAY[viewer.standing] ? null : 'images-today'
}

/** What a refusal of an upload says with it: the limits that hold for its kind and for this person. */
export function valuesOf(viewer: Viewer): NonNullable<Refusal['values']> {
  return { megabytes: FILE_BYTES / 1024 / 1024, megapixels: PIXELS / 1_000_000, frames: FRAMES, count: viewer.kind === 'guest' ? 0 : IMAGES_A_DAY[viewer.standing] }
}

const REASONS = [
  'image-missing', 'image-kind', 'image-too-large', 'image-too-many-pixels', 'image-too-long', 'image-too-slow', 'image-broken', 'image-long-description',
  'images-today', 'images-busy',
] as const satisfies readonly RefusalReason[]

/** The refusal of an upload that an address names; null for anything else. */
export function refusalOf(viewer: Viewer, named: unknown): Refusal | null {
  const reason = REASONS.find((one) => one === named)
  return reason ? { reason, values: valuesOf(viewer) } : null
}

/** The refusal of a post with more images than this viewer may put into one; null: it has not. */
export function refusePictures(viewer: Viewer, body: string): Outcome<never> | null {
  if (viewer.kind === 'guest') return null
  const count = IMAGES_IN_POST[viewer.standing]
  return imagesIn(body).length <= count ? null : refused('images-in-post', 'body', { count })
}

/** A place at which an image stands. */
export interface ImagePlace {
  readonly scopes: readonly Scope[]
  readonly state: 'visible' | 'deleted' | 'held'
  /** Whether its thread was deleted. */
  readonly gone: boolean
}

/** Why an image is shown: it stands in the open, where somebody reads who has seen enough, or they were let in by a grant. */
export type Shown = 'open' | 'seen' | 'granted'

/**
 * Why whoever has seen so much gets an image that stands at these places; null: they do not. `granted`: a page that they may read has given
 * them its address. A grant does not outlive what it was given for: of deleted posts nothing is shown.
 */
export function whyShow(seen: Seen, places: readonly ImagePlace[], granted: boolean): Shown | null {
  const read = places.filter(({ state, gone }) => state === 'visible' && !gone)
  if (read.some(({ scopes }) => scopes.length === 0)) return 'open'
  if (read.some(({ scopes }) => coversAll(seen, scopes))) return 'seen'
  const kept = places.length === 0 || places.some(({ state, gone }) => state !== 'deleted' && !gone)
  return granted && kept ? 'granted' : null
}
