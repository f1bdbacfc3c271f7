import type { Suggestion } from './sources'

// Names by the code points of the emoji. English ones are those that most places on the web know.
type Names = Record<string, string | string[]>
const LOAD: Record<string, () => Promise<{ default: unknown }>> = {
  en: () => import('emojibase-data/en/shortcodes/github.json'),
  ko: () => import('emojibase-data/ko/shortcodes/cldr-native.json'),
}

interface Named {
  name: string
  emoji: string
}

const loaded = new Map<string, Promise<Named[]>>()

/** Emoji by a part of their name, in English and in the reader's language: those that begin so first, the shortest names first. */
export async function emojiFor(typed: string, locale: string, most: number): Promise<Suggestion[]> {
  const lists = await Promise.all([...new Set([locale, 'en'])].filter((one) => one in LOAD).map(named))
  return found(lists.flat(), typed, most).map(({ name, emoji }) => ({ id: emoji, label: `:${name}:`, sign: emoji, text: emoji }))
}

/** The best of a list of names for what is typed; each emoji once. */
export function found(all: readonly Named[], typed: string, most: number): Named[] {
  const wanted = typed.toLowerCase().normalize('NFC')
  const rank = ({ name }: Named) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(`_${wanted}`) ? 2 : 3)
  const best = all.filter(({ name }) => name.includes(wanted)).sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
  return best.filter(({ emoji }, at) => best.findIndex((one) => one.emoji === emoji) === at).slice(0, most)
}

function named(locale: string): Promise<Named[]> {
  const list = loaded.get(locale) ?? LOAD[locale]!().then(({ default: names }) => namesOf(names as Names))
  loaded.set(locale, list)
  return list
}

const SKIN = /-1F3F[B-F]/

/** Every name of every emoji; without those that differ by the colour of skin alone. */
function namesOf(names: Names): Named[] {
  return Object.entries(names).filter(([code]) => !SKIN.test(code)).flatMap(([code, given]) => {
    const emoji = String.fromCodePoint(...code.split('-').map((point) => Number.parseInt(point, 16)))
    return [given].flat().map((name) => ({ name: name.toLowerCase().normalize('NFC'), emoji }))
  })
}
