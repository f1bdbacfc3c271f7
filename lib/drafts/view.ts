import type { Cleared } from '@/lib/spoilers/sealed'

/** A draft as its author gets it back into the form. */
export interface DraftView {
  id: string
  threadId: number | null
  title: Cleared<'source'>
  body: Cleared<'source'>
  /** The form's other fields, by name. */
  fields: Record<string, string>
  /** Which save of it this is: whoever saves the next one says so. */
  revision: number
  savedAt: Date
}

/** What a draft becomes. */
export type DraftUse = { kind: 'new' } | { kind: 'reply'; threadId: number } | { kind: 'edit'; postId: number }

/** A draft in the list of its author's. `at` is where it goes on; null: what it was for is not there any more. */
export interface DraftEntry extends DraftView {
  use: DraftUse
  at: { threadId: number; title: string; number: number | null } | null
}

/** The name of the place where a member writes: each has one draft, on whichever device. */
export const draftPlace = {
  newThread: () => 'new',
  reply: (threadId: number) => `reply-${threadId}`,
  edit: (postId: number) => `edit-${postId}`,
}

/** What is written at a place; null: it is none. */
export function useOfPlace(place: string): DraftUse | null {
  if (place === 'new') return { kind: 'new' }
  const [, kind, id] = /^(reply|edit)-([1-9]\d{0,8})$/.exec(place) ?? []
  if (kind === undefined) return null
  return kind === 'reply' ? { kind, threadId: Number(id) } : { kind: 'edit', postId: Number(id) }
}
