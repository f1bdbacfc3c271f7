import { api } from '@/lib/paths'
import { linkTo, type Trigger } from './trigger'

/** One thing to choose: what it looks like and what is typed for it. */
export interface Suggestion {
  id: string
  label: string
  hint?: string
  /** What stands before its label. */
  sign?: string
  text: string
}

// What fits above a phone's keyboard.
const MOST = 6

/** What may be meant by what is typed so far, the likeliest first. Throws where it is aborted or cannot be asked. */
export async function suggest({ kind, typed }: Trigger, { thread, locale, signal }: { thread: number | null; locale: string; signal: AbortSignal }): Promise<Suggestion[]> {
  if (kind === 'emoji') return (await import('./emoji')).emojiFor(typed, locale, MOST)
  return kind === 'person' ? people(typed, thread, signal) : threads(typed, signal)
}

async function people(typed: string, thread: number | null, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(api.people({ q: typed, thread }), { signal })
  if (!answer.ok) return []
  const { items } = (await answer.json()) as { items: { handle: string; name: string }[] }
  return items.slice(0, MOST).map(({ handle, name }) => ({ id: handle, label: name, hint: `@${handle}`, text: `@${handle} ` }))
}

async function threads(typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(api.search({ q: typed, limit: MOST * 4 }), { signal })
  if (!answer.ok) return []
  const { items } = (await answer.json()) as { items: { thread: { id: string; title: string } }[] }
  const found = new Map(items.map(({ thread: { id, title } }) => [id, title]))
  return [...found].slice(0, MOST).map(([id, title]) => ({ id, label: title, sign: '#', text: `${linkTo(title, id)} ` }))
}
