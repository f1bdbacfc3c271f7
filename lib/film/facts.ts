import { z } from 'zod'
import castData from '@/content/film/cast.json'
import factData from '@/content/film/facts.json'

const text = z.looseObject({ en: z.string().min(1), ko: z.string().min(1) })

const facts = z.array(
  z.strictObject({
    key: z.string(),
    label: text,
    value: text,
    by: text,
    others: z.array(z.strictObject({ value: text, by: text })),
    note: text.optional(),
  }),
)

const cast = z.array(
  z.strictObject({ key: z.string(), actor: text, role: text, place: z.enum(['family', 'staff', 'cell']), note: text.optional(), by: text.optional() }),
)

/** A fact about the film, its source, and what other sources say. */
export interface Fact {
  key: string
  label: string
  value: string
  by: string
  others: readonly { value: string; by: string }[]
  note: string | null
}

/** Somebody in the film. */
export interface Part {
  key: string
  actor: string
  role: string
  note: string | null
}

const checkedFacts = facts.parse(factData)
const checkedCast = cast.parse(castData)

type Text = z.output<typeof text>

function pick(words: Text, locale: string): string {
  return String(words[locale] ?? words.en)
}

/** The facts a newcomer may know, in a language (content/film/facts.json). */
export function factsIn(locale: string): Fact[] {
  return checkedFacts.map(({ key, label, value, by, others, note }) => ({
    key,
    label: pick(label, locale),
    value: pick(value, locale),
    by: pick(by, locale),
    others: others.map((other) => ({ value: pick(other.value, locale), by: pick(other.by, locale) })),
    note: note ? pick(note, locale) : null,
  }))
}

/** The people of the film, in a language (content/film/cast.json). */
export function castIn(locale: string): Part[] {
  return checkedCast.map(({ key, actor, role, note }) => ({ key, actor: pick(actor, locale), role: pick(role, locale), note: note ? pick(note, locale) : null }))
}
