import type { Locale } from '@/lib/i18n/locales'
import type { Reader } from '@/lib/spoilers/reader'
import { NOTHING_SEEN, type Seen } from '@/lib/spoilers/seen'

export type Standing = 'newcomer' | 'member' | 'regular' | 'moderator' | 'admin'

/** Somebody who is not signed in; what they have seen comes from their cookie. */
export interface Guest extends Reader {
  kind: 'guest'
  personId: null
}

/** Somebody who is signed in; what they have seen is on their account. */
export interface Member extends Reader {
  kind: 'member'
  personId: number
  handle: string
  name: string
  standing: Standing
  locale: Locale
}

/** Who is reading. Every function about a reader takes it first; there is no default viewer. */
export type Viewer = Guest | Member

/** The viewer for whom metadata, feeds, images and the sitemap are made: nobody, who has seen nothing. */
export const GUEST: Guest = { kind: 'guest', personId: null, seen: NOTHING_SEEN }

/** A guest who says what they have seen: the viewer of every public page. */
export function guestWho(seen: Seen): Guest {
  return { kind: 'guest', personId: null, seen }
}

/** Whether the viewer moderates: by appointment, so a standing and not a score. */
export function moderates(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && (viewer.standing === 'moderator' || viewer.standing === 'admin')
}
