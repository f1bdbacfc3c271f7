import type { DraftView } from '@/lib/drafts/view'
import type { Written } from './reply-form'

/** What a form starts with, from what its writer has on the account at this place; `quote` goes behind it. */
export function goneOnWith(draft: DraftView | null, quote: string | null): Written {
  if (!draft) return quote === null ? {} : { body: quote }
  const { draft: _, ...written } = writtenIn(draft)
  return { ...written, base: draft.revision, body: quote === null ? written.body : `${written.body?.trimEnd() ?? ''}\n\n${quote}` }
}

/** What a form starts with, from a draft that was kept while its writer signed in. */
export function writtenIn(draft: DraftView | null): Written {
  if (!draft) return {}
  const { version, until, category, tags, replyTo } = draft.fields
  return { draft: draft.id, replyTo, title: draft.title.text, body: draft.body.text, version, until, category, tags }
}
