import type { RevisionView, Stretch } from '@/lib/posts/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'

/** A text in the API's answers: open, opened for this asker, or sealed and then without a word of it. */
type TextShape =
  | { kind: 'open'; text: string }
  | { kind: 'unsealed'; scopes: readonly Scope[]; text: string }
  | { kind: 'sealed'; scopes: readonly Scope[]; words: number }

/** A text as the API shows it; `scopes` are those it lies under. */
function textShape(text: Cleared<'text'> | Withheld, scopes: readonly Scope[]): TextShape {
  return text.kind === 'withheld' ? sealedShape(text) : readable(text, scopes)
}

function sealedShape({ scopes, words }: Withheld) {
  return { kind: 'sealed' as const, scopes, words }
}

function readable(text: Cleared<'text'>, scopes: readonly Scope[]) {
  return text.because === 'open' ? { kind: 'open' as const, text: text.text } : { kind: 'unsealed' as const, scopes, text: text.text }
}

/** A revision of a post: GET /posts/{id}/revisions. `change` says of each stretch what happened to it; of sealed ones that is not told. */
export function revisionShape({ number, at, by, reason, spoiler, stretches }: RevisionView) {
  return { number, createdAt: at.toISOString(), by, reason: reason && textShape(reason, []), spoiler, changes: stretches.map(changeShape) }
}

function changeShape(stretch: Stretch) {
  return stretch.kind === 'withheld' ? sealedShape(stretch.withheld) : { change: stretch.change, ...readable(stretch.text, stretch.scopes) }
}
