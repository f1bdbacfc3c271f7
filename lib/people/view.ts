import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { Seen } from '@/lib/spoilers/seen'
import type { Standing } from '@/lib/viewer/viewer'

/** A person as everybody may see them. */
export interface PersonView {
  handle: string
  name: string
  /** Address of a picture; null: drawn from the name. */
  avatar: string | null
  standing: Standing
}

/** What `personView` needs of a row. */
export interface PersonRow {
  handle: string
  name: string
  standing: Standing
}

/** The columns that `personView` needs. */
export const personColumns = { handle: true, name: true, standing: true } as const

/** A person as everybody sees them. */
export function personView({ handle, name, standing }: PersonRow): PersonView {
  return { handle, name, avatar: null, standing }
}

/** What only the person themselves is told about themselves, on every page. */
export interface MeView {
  person: PersonView | null
  /** Unread notices. */
  notices: number
  /** Open items of the moderators' queue; null for those who do not moderate. */
  queue: number | null
}

/** One way in which somebody signs in. */
export interface MethodView {
  provider: string
  /** The person's id at the provider: names the row, never shown. */
  id: string
  connectedAt: Date
}

/** A post on its author's page, as far as whoever asks may read it. */
export interface WrittenView {
  id: number
  threadId: number
  number: number
  /** The thread's title. */
  title: string
  createdAt: Date
  /** What is open of it, or opened by what was seen; without its sealed stretches. */
  text: Cleared<'text'> | Withheld
  /** What must have been seen for the stretches that are left out. */
  sealed: readonly Scope[]
}

/** What somebody has written that is there to be read, and how often others reacted to it. */
export interface ProfileFigures {
  threads: number
  comments: number
  reactions: number
}

/** Somebody's public page: who they are, what they say they have seen, and what they wrote, newest first. */
export interface ProfileView {
  person: PersonView
  joinedAt: Date
  /** Null: they do not show it. */
  seen: Seen | null
  figures: ProfileFigures
  posts: readonly WrittenView[]
  /** Older posts are those before this id; null: there are none. */
  before: number | null
}
