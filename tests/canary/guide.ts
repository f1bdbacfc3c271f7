import { readGuide } from '@/lib/guide/read'
import type { Section } from '@/lib/guide/rules'
import type { Locale } from '@/lib/i18n/locales'
import type { Scope } from '@/lib/spoilers/scope'
import { coversAll } from '@/lib/spoilers/seen'
import { GUEST } from '@/lib/viewer/viewer'
import type { Address } from './addresses'
import type { Asker } from './viewers'

/** A stretch of a sealed sentence of the film guide, in the form in which it would stand in any answer, and every place where it is. */
export interface GuideCanary {
  word: string
  locale: Locale
  places: { section: Section; index: number; scopes: readonly Scope[] }[]
}

// Without quotes, markup and line ends a stretch is the same in HTML, in a script's string and in JSON. A short one could be said anywhere.
const STRETCH = { en: /[a-z][a-z0-9 ,-]{30,}[a-z]/g, ko: /[가-힣][가-힣0-9 ,]{14,}[가-힣]/g }

/** Every sealed sentence of the guide in a language, by its longest plain stretches. */
export async function guideCanaries(locale: Locale): Promise<GuideCanary[]> {
  const guide = await readGuide({ ...GUEST, moderating: true }, locale)
  const parts = guide.flatMap(({ key: section, parts: all }) =>
    all.map(({ index, scopes, html }) => ({ section, index, scopes, text: html.kind === 'cleared' ? html.text.replace(/<[^>]*>/g, '\n').toLowerCase() : '' })),
  )
  const open = parts.filter(({ scopes }) => scopes.length === 0).map(({ text }) => text).join('\n')
  const sealed = parts.filter(({ scopes }) => scopes.length > 0)
  const words = new Set(sealed.flatMap(({ text }) => text.match(STRETCH[locale]) ?? []))
  return [...words].filter((word) => !open.includes(word)).map((word) => ({ word, locale, places: sealed.filter(({ text }) => text.includes(word)) }))
}

/** Whether somebody may be told it there: they have seen enough, or it is in what this address opens. */
export function mayReadGuide({ opensSection, readsAs }: Address, { seen }: Asker, { places }: GuideCanary): boolean {
  return places.some(({ section, index, scopes }) => {
    if (coversAll(readsAs ?? seen, scopes)) return true
    return opensSection?.section === section && (opensSection.indexes === 'all' || opensSection.indexes.includes(index))
  })
}
