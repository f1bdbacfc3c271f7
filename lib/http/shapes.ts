import type { RevisionView, Stretch } from '@/lib/posts/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'

/** A text in the API's answers: open, opened for this asker, or sealed and then without a word of it. */
export type TextShape =
  | { kind: 'open'; text: string }
  | { kind: 'unsealed'; scopes: readonly Scope[]; text: string }
  | { kind: 'sealed'; scopes: readonly Scope[]; words: number }

/** A text as the API shows it; `scopes` are those it lies under. */
export function textShape(text: Cleared<'text'> | Withheld, scopes: readonly Scope[]): TextShape {
  if (text.kind === 'withheld') return { kind: 'sealed', scopes: text.scopes, words: text.words }
  return text.because === 'open' ? { kind: 'open', text: text.text } : { kind: 'unsealed', scopes, text: text.text }
}

/** A revision of a post: GET /posts/{id}/revisions. `change` says of each stretch what happened to it; of sealed ones that is not told. */
export function revisionShape({ number, at, by, reason, spoiler, stretches }: RevisionView) {
  return { number, createdAt: at, by, reason: reason && textShape(reason, []), spoiler, changes: stretches.map(changeShape) }
}

function changeShape(stretch: Stretch) {
  if (stretch.kind === 'withheld') return textShape(stretch.withheld, [])
  return { change: stretch.change, ...textShape(stretch.text, stretch.scopes) }
}
