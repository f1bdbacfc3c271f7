import type { TargetKind } from '@/lib/events/queue'

/** What is reported, and where its page is. */
export interface FlagPlace {
  kind: TargetKind
  id: number
  thread: number | null
  number: number | null
  handle: string | null
}

/** The same as fields of a form. */
export function PlaceFields({ place }: { place: FlagPlace }) {
  return Object.entries(place).map(([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />)
}
