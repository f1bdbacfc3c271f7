import type { DraftView } from '@/lib/drafts/view'
import type { Written } from './reply-form'

/** What a form starts with, from a draft that was kept while its writer signed in. */
export function writtenIn(draft: DraftView | null): Written {
  if (!draft) return {}
  const { version, until, category, tags } = draft.fields
  return { draft: draft.id, title: draft.title.text, body: draft.body.text, version, until, category, tags }
}
