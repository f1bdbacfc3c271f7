import { parseScope, type Scope } from '@/lib/spoilers/scope'

/** What an unscoped mark means: the thread's scope, else its category's version, else any. */
export function fallbackScope(thread: string | null, version: string | null): Scope {
  return parseScope(thread ?? version ?? 'any') ?? { version: 'any', until: null }
}

// A text that quotes more posts than this is no answer to them.
const MOST_QUOTED = 10

/** Which posts a text may quote: the one it answers, and those it links to. None where it holds no quote. */
export function placesQuoted({ threadId, replyTo, body }: { threadId: number | null; replyTo: number | null; body: string }): { threadId: number; number: number }[] {
  if (!body.includes('>')) return []
  const linked = Array.from(body.matchAll(/\/t\/([1-9]\d{0,8})\/p\/([1-9]\d{0,8})(?!\d)/g), ([, thread, number]) => ({ threadId: Number(thread), number: Number(number) }))
  const answered = threadId !== null && replyTo !== null ? [{ threadId, number: replyTo }] : []
  return [...answered, ...linked].slice(0, MOST_QUOTED)
}
