import { diffArrays } from 'diff'
import { renderRuns } from '@/lib/markdown/render'
import { tokensOf, type Token } from '@/lib/markdown/tokens'
import { mergeScopes, type Scope } from '@/lib/spoilers/scope'

/** A revision as it was written. */
export interface Written {
  readonly source: string
  /** What lies on all of it: the thread's scope and moderation's seal as they are now, and the revision's own. */
  readonly base: readonly Scope[]
}

/** A token of a difference, under everything that lies on it. */
export interface Changed extends Token {
  readonly change: 'same' | 'added' | 'removed'
}

// Texts that differ in more words and signs than this are two texts; their difference would take time and say nothing.
const MOST_CHANGES = 400

/**
 * The revisions of a post, oldest first, each as its difference from the one before (the first as it is), and sealed for what came
 * later: a token lies under its own scopes, and
 * - kept by the next revision: under all that lies on it there;
 * - taken out by the next revision: under all that lies anywhere on a later one.
 *
 * So a word that stands in a revision only sealed is sealed at least so in every earlier one: an earlier one of it was either kept
 * until there, or taken out before. Where the next revision sealed nothing, what it took out stays as open as it was.
 */
export function historyOf(revisions: readonly Written[], fallback: Scope): Changed[][] {
  const texts = revisions.map(({ source, base }) => tokensOf(renderRuns(source, { base, fallback })))
  const steps = texts.map((after, index) => stepsBetween(texts[index - 1] ?? after, after))
  const sealed = texts.map(() => [] as Token[])
  let later: readonly Scope[] = []
  for (let index = texts.length - 1; index >= 0; index -= 1) {
    const kept = new Map((steps[index + 1] ?? []).flatMap(({ before, after }) => (before === null || after === null ? [] : [[before, after] as const])))
    const next = sealed[index + 1]
    sealed[index] = texts[index]!.map((token, at) => {
      const heir = kept.get(at)
      return { ...token, scopes: mergeScopes(token.scopes, heir === undefined ? later : next![heir]!.scopes) }
    })
    later = mergeScopes(later, revisions[index]!.base, sealed[index]!.flatMap(({ scopes }) => scopes))
  }
  return steps.map((way, index) => way.map(({ before, after }): Changed => {
    if (after === null) return { ...sealed[index - 1]![before!]!, change: 'removed' }
    return { ...sealed[index]![after]!, change: before === null ? 'added' : 'same' }
  }))
}

/** Where a token of a difference stands in the text before and in the one after; null where it does not. */
interface Step {
  readonly before: number | null
  readonly after: number | null
}

function stepsBetween(before: readonly Token[], after: readonly Token[]): Step[] {
  const [old, now] = [before.map(({ text }) => text), after.map(({ text }) => text)]
  const rewritten = [{ count: old.length, removed: true, added: false }, { count: now.length, removed: false, added: true }]
  const steps: Step[] = []
  let [from, to] = [0, 0]
  for (const { count, removed, added } of diffArrays(old, now, { maxEditLength: MOST_CHANGES }) ?? rewritten) {
    for (let each = 0; each < count; each += 1) steps.push({ before: added ? null : from++, after: removed ? null : to++ })
  }
  return steps
}
