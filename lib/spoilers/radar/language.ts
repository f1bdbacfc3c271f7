import { RADAR_WORDS, type RadarLanguage } from '@/lib/film/giveaways'
import { languagesKnowing } from '@/lib/spoilers/radar/patterns'
import type { Sentence } from '@/lib/spoilers/radar/sentences'

const LANGUAGES = Object.keys(RADAR_WORDS) as RadarLanguage[]
const OTHER_NAMES: Record<string, RadarLanguage> = { tl: 'fil', in: 'id', ms: 'id' }

const LETTERS = LANGUAGES.flatMap((language) => (RADAR_WORDS[language].letters === '' ? [] : [{ language, letters: new RegExp(`[${RADAR_WORDS[language].letters}]`, 'iu') }]))

// A language with less than this share of the likeliest one's words is not read: its words that look alike would mislead.
const SHARE = 0.34
// With fewer words known than this in any language nothing is sure, and all are read.
const SURE = 2
// A letter that only this language has says more than a word that several share.
const LETTER = 1.5

/** Which language a text is in, and which of them to read it in: people mix them, and English is in all. */
export function languagesOf(text: string, sentences: readonly Sentence[], asked?: string): { language: string; candidates: ReadonlySet<RadarLanguage> } {
  const scores = new Map<RadarLanguage, number>(LANGUAGES.map((language) => [language, 0]))
  const add = (language: RadarLanguage, amount: number) => scores.set(language, (scores.get(language) ?? 0) + amount)
  let hangul = 0
  for (const { tokens } of sentences) {
    for (const token of tokens) {
      if (token.kind === 'hangul') hangul += 1
      const languages = token.kind === 'latin' ? languagesKnowing(token.forms[0] ?? '') : undefined
      for (const language of languages ?? []) add(language, 1 / (languages?.size ?? 1))
    }
  }
  if (hangul > 0) add('ko', hangul * 2)
  for (const { language, letters } of LETTERS) if (letters.test(text)) add(language, LETTER)
  const [best = 'en', most = 0] = [...scores].sort((a, b) => b[1] - a[1])[0] ?? []
  const given = asked === undefined ? undefined : ours(asked)
  const candidates = LANGUAGES.filter((language) => language === 'en' || language === given || most < SURE || (scores.get(language) ?? 0) >= SHARE * most)
  return { language: given ?? (most > 0 ? best : 'und'), candidates: new Set(candidates) }
}

/** A language tag of ours in a tag such as `en-GB`. */
function ours(tag: string): RadarLanguage | undefined {
  const [code = ''] = tag.toLowerCase().split(/[-_]/)
  return LANGUAGES.find((language) => language === code) ?? OTHER_NAMES[code]
}
