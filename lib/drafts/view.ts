import type { Cleared } from '@/lib/spoilers/sealed'

/** A draft as its author gets it back into the form. */
export interface DraftView {
  id: string
  threadId: number | null
  title: Cleared<'source'>
  body: Cleared<'source'>
  /** The form's other fields, by name. */
  fields: Record<string, string>
}
