import { categoryWords, CATEGORIES } from '@/lib/film/categories'
import { VERSION_KEYS } from '@/lib/film/versions'
import { render } from '@/lib/markdown/render'
import { formatScope, lastMinuteOf, type Scope } from '@/lib/spoilers/scope'
import { THREADS } from '@/prisma/demo/threads'
import { randomFrom, type Random } from './random'

/** A post's text, made ready as the forum itself makes it. */
export interface BulkText {
  source: string
  segments: ReturnType<typeof render>['segments']
}

// Marks, code and quotations of the conversation that the sentences are taken from.
const MARKUP = /```[\s\S]*?```|`[^`]*`|^\s*(?:[>#|:-]|\d+\.).*$|\|\||>!|!<|\{[^}]*\}|[*_[\]()]/gm

/** Sentences that people write here, by language: those of the conversation that a new forum begins with. */
function sentences(): Map<string, string[]> {
  const byLanguage = new Map<string, string[]>()
  for (const thread of THREADS) {
    for (const { body } of thread.posts) {
      const plain = body.replace(MARKUP, ' ').replace(/\s+/g, ' ')
      for (const { segment } of new Intl.Segmenter(languageOf(plain), { granularity: 'sentence' }).segment(plain)) {
        const sentence = segment.trim()
        if (sentence.length > 12) byLanguage.set(languageOf(sentence), [...(byLanguage.get(languageOf(sentence)) ?? []), sentence])
      }
    }
  }
  return byLanguage
}

function languageOf(text: string): string {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  return /[ışğİ]/.test(text) ? 'tr' : 'en'
}

// How often each language is written, for a forum whose film is Korean and whose remakes were seen everywhere.
const LANGUAGES = ['en', 'en', 'en', 'en', 'ko', 'ko', 'ko', 'tr'] as const

// A tenth of the posts hold a spoiler in a line, a twentieth a whole block of it.
const INLINE = 0.1
const BLOCK = 0.05

/** A pool of texts that posts are drawn from: as long-tailed in length as posts are, some with spoilers of every kind. */
export function textPool(seed: number, size: number, base: readonly Scope[]): BulkText[] {
  const random = randomFrom(seed)
  const known = sentences()
  return Array.from({ length: size }, () => {
    const source = body(random, known.get(random.one(LANGUAGES))!)
    return { source, segments: render(source, { base, fallback: { version: 'any', until: null } }).segments }
  })
}

function body(random: Random, known: readonly string[]): string {
  // One sentence or two mostly, now and then an essay.
  const length = Math.min(60, Math.ceil(1.4 / (1 - random.next()) ** 0.7))
  const all = Array.from({ length }, () => random.one(known))
  if (random.chance(INLINE)) all[random.between(0, length - 1)] = `||${random.one(known).replaceAll('|', ' ')}||${attributes(aScope(random))}`
  if (random.chance(BLOCK)) all.push(`\n\n:::spoiler${attributes(aScope(random))}\n${random.one(known)}\n:::\n\n`)
  return all.map((sentence, at) => (at > 0 && at % 5 === 0 ? `\n\n${sentence}` : sentence)).join(' ').trim()
}

function attributes({ version, until }: Scope): string {
  return `{version=${version}${until === null ? '' : ` until=${until}`}}`
}

/** A scope as people choose them: mostly the original to its end. */
export function aScope(random: Random): Scope {
  if (random.chance(0.15)) return { version: 'any', until: null }
  const version = random.chance(0.5) ? 'kr-2013' : random.one(VERSION_KEYS)
  return { version, until: random.chance(0.3) ? random.between(1, Math.floor(lastMinuteOf(version) / 5)) * 5 : null }
}

/** The scopes that whole threads and posts are under, in their canonical form. */
export const WHOLE_SCOPES: readonly Scope[] = [{ version: 'any', until: null }, ...VERSION_KEYS.flatMap((version) => [{ version, until: null }, { version, until: 60 }])]

/** A title: safe, as titles are. */
export function aTitle(random: Random, number: number): string {
  const { title } = random.one(THREADS)
  return `${title.slice(0, 110)} · ${categoryWords(random.one(CATEGORIES).slug, 'en').name} ${number}`
}

/** What the pools hold apart: the scopes that lie on the whole post. */
export function poolKey(base: readonly Scope[]): string {
  return base.map(formatScope).join()
}
