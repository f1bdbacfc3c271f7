import type { Locale } from '@/lib/i18n/locales'
import type { Reader } from '@/lib/spoilers/reader'
import { DEFAULT_OPENS, effectiveSeen, type Opens } from '@/lib/spoilers/opens'
import { NOTHING_SEEN, type Seen } from '@/lib/spoilers/seen'

export type Standing = 'newcomer' | 'member' | 'regular' | 'moderator' | 'admin'

/** What somebody says about their reading. `seen`, which the gate asks for, is made of the two and of nothing else. */
interface Declared extends Reader {
  /** What they said they have seen: for the controls that show and change it. */
  declared: Seen
  opens: Opens
}

/** Somebody who is not signed in; what they have seen comes from their cookies. */
export interface Guest extends Declared {
  kind: 'guest'
  personId: null
}

/** Somebody who is signed in; what they have seen is on their account. */
export interface Member extends Declared {
  kind: 'member'
  personId: number
  handle: string
  name: string
  standing: Standing
  locale: Locale
  /** The ids of the categories that they moderate by appointment. None for newcomers, and of no matter for those who moderate everywhere. */
  moderatedCategories: readonly number[]
  /** Until when they may read and not write; null: they may write. */
  silencedUntil: Date | null
  /** Whether a moderator's warning waits to be read by them. */
  warned: boolean
  /** Whether they ask by a token that is not for moderating: they may then do what anybody may, whatever they were appointed to. */
  asAnybody: boolean
}

/** What is so of a member about whom nobody has decided anything. */
export const NOTHING_DECIDED = { moderatedCategories: [], silencedUntil: null, warned: false, asAnybody: false } as const satisfies Partial<Member>

/** Who is reading. Every function about a reader takes it first; there is no default viewer. */
export type Viewer = Guest | Member

/** The viewer for whom metadata, feeds, images and the sitemap are made: nobody, who has seen nothing. */
export const GUEST: Guest = guestWho(NOTHING_SEEN)

/** A guest who says what they have seen, and how sealed text shall open: the viewer of every public page. */
export function guestWho(declared: Seen, opens?: Opens): Guest {
  return { kind: 'guest', personId: null, ...reading(declared, opens) }
}

/** What somebody says about their reading, and what the gate is told of it. */
export function reading(declared: Seen, opens: Opens = DEFAULT_OPENS): Pick<Declared, 'declared' | 'opens' | 'seen'> {
  return { declared, opens, seen: effectiveSeen(declared, opens) }
}

function isAppointed({ standing }: Member): boolean {
  return standing === 'moderator' || standing === 'admin'
}

/** Whether they may use now what they were appointed to, wherever that is: whoever is silenced reads and decides nothing. */
function mayAct({ silencedUntil, asAnybody }: Member): boolean {
  return !silencedUntil && !asAnybody
}

function isModerator(viewer: Member): boolean {
  return isAppointed(viewer) && mayAct(viewer)
}

/** Whether the viewer moderates everywhere: by appointment, so a standing and not a score. */
export function moderates(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && isModerator(viewer)
}

/** Whether the viewer moderates what is in this category: those who moderate everywhere, and those who were appointed for it. */
export function moderatesIn(viewer: Viewer, categoryId: number): viewer is Member {
  return viewer.kind === 'member' && (isModerator(viewer) || (mayAct(viewer) && viewer.moderatedCategories.includes(categoryId)))
}

/** Whether the viewer moderates anything at all: what of it is then a question of the category. */
export function moderatesSomewhere(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && (isModerator(viewer) || (mayAct(viewer) && viewer.moderatedCategories.length > 0))
}

/** The categories to which the viewer's moderation is bound; null: to none, they moderate everywhere. For queries. */
export function boundTo(viewer: Member): readonly number[] | null {
  return isModerator(viewer) ? null : viewer.moderatedCategories
}

/** Whether the viewer runs the forum. */
export function administers(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && viewer.standing === 'admin' && mayAct(viewer)
}

/** The standing by which what they say counts now: whoever was appointed and may not act counts as a regular. */
export function countsAs(viewer: Member): Standing {
  return isAppointed(viewer) && !mayAct(viewer) ? 'regular' : viewer.standing
}
