import { readFile } from 'node:fs/promises'
import path from 'node:path'
import arabic from '@fontsource/noto-sans-arabic/unicode.json'
import hebrew from '@fontsource/noto-sans-hebrew/unicode.json'
import kannada from '@fontsource/noto-sans-kannada/unicode.json'
import korean from '@fontsource/noto-sans-kr/unicode.json'
import latin from '@fontsource/noto-sans/unicode.json'

/** The weights that cards are written in. */
export type Weight = 400 | 700

interface Subset {
  /** As its files are called, and what a style names it by. */
  name: string
  family: string
  /** From and to, both included, as code points. */
  ranges: readonly (readonly [number, number])[]
}

// In the order in which they are asked for a letter: Latin, Cyrillic, Greek and Devanagari; then Korean, which has kana and common Han as well.
const SUBSETS = [
  ...subsets('noto-sans', latin), ...subsets('noto-sans-kr', korean), ...subsets('noto-sans-arabic', arabic), ...subsets('noto-sans-hebrew', hebrew),
  ...subsets('noto-sans-kannada', kannada),
]

function subsets(family: string, unicode: Record<string, string>): Subset[] {
  return Object.entries(unicode).map(([key, list]) => ({
    name: `${family}-${key.replace(/[[\]]/g, '')}`,
    family,
    ranges: list.split(',').map((range) => {
      const [from = '', to = from] = range.slice('U+'.length).split('-')
      return [parseInt(from, 16), parseInt(to, 16)]
    }),
  }))
}

const known = new Map<string, Subset | undefined>()

function subsetOf(character: string): Subset | undefined {
  if (!known.has(character)) {
    const code = character.codePointAt(0) ?? 0
    known.set(character, SUBSETS.find(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to)))
  }
  return known.get(character)
}

/** Whether a font of ours claims to have this character. A few claims are wrong; whoever draws finds out. */
export function hasGlyph(character: string): boolean {
  return subsetOf(character) !== undefined
}

/** The pieces of fonts that hold these texts, read from the packages they came with. */
export async function fontsFor(texts: readonly { text: string; weight: Weight }[]) {
  const needed = new Map<string, { subset: Subset; weight: Weight }>()
  for (const { text, weight } of texts) {
    for (const character of text) {
      const subset = subsetOf(character)
      if (subset) needed.set(`${subset.name} ${weight}`, { subset, weight })
    }
  }
  return Promise.all([...needed.values()].map(async ({ subset: { name, family }, weight }) => {
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource', family, 'files', `${name}-${weight}-normal.woff`)
    return { name, weight, style: 'normal' as const, data: await readFile(file) }
  }))
}
