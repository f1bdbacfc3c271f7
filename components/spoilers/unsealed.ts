import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared } from '@/lib/spoilers/sealed'
import { compose, type Part } from './compose'
import type { SealedText } from './placeholder'

/** A segment that its reader chose to open (contract: Segment). What is nested inside is drawn sealed. */
export interface Unsealed {
  kind: 'unsealed'
  index: number
  scopes: readonly Scope[]
  html: string
  text: string
}

/** The answer to a reveal: the segments asked for, as far as this reader may now read them. It is theirs alone, and they may have no cookie, so images are granted. */
export function unsealed(place: SealedText, parts: readonly Part[], texts: ReadonlyMap<number, Cleared<'text'>>, asked: number | 'all'): Unsealed[] {
  return parts.flatMap(({ index, scopes, html }) => {
    if (html.kind === 'withheld' || (asked === 'all' ? scopes.length === 0 : index !== asked)) return []
    return [{ kind: 'unsealed' as const, index, scopes, html: compose({ ...place, images: 'granted' }, parts, index), text: texts.get(index)?.text ?? '' }]
  })
}
