import type { VersionKey } from '@/lib/film/versions'
import { languagesOf } from '@/lib/spoilers/radar/language'
import { occurrences, type Occurrence } from '@/lib/spoilers/radar/match'
import { sentencesOf } from '@/lib/spoilers/radar/sentences'
import { versionsNamed } from '@/lib/spoilers/radar/suggest'
import { tagged } from '@/lib/spoilers/radar/tags'

/** What is in a text, before anything is weighed. */
export interface Heard {
  readonly language: string
  readonly named: readonly VersionKey[]
  readonly occurrences: readonly Occurrence[]
}

/** Finds out a text's language where none is given, the versions it names, and every giveaway in it with the cues around. */
export function listen(text: string, language?: string): Heard {
  const sentences = sentencesOf(text)
  const read = languagesOf(text, sentences, language)
  const tags = sentences.map((sentence) => tagged(sentence, read.candidates))
  return { language: read.language, named: versionsNamed(tags.flat()), occurrences: occurrences(sentences, tags) }
}
