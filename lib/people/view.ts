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

/** Somebody's public page: who they are, and where they have written lately. Titles and numbers only, so nothing in it can spoil. */
export interface ProfileView {
  person: PersonView
  joinedAt: Date
  threads: readonly { id: number; slug: string; title: string; posts: number; createdAt: Date }[]
  posts: readonly { threadId: number; number: number; title: string; createdAt: Date }[]
}
