import reasons from '@/content/reasons.json'

/** What a canned reason says, under each language. */
export type Words = Readonly<Record<string, string>>

/** What content/reasons.json says under a key; null: it has no such key. */
export function contentWords(key: string): Words | null {
  const found = Object.values(reasons).flat().find((one) => one.key === key)
  if (!found) return null
  const { key: _, ...words } = found
  return words
}

/** What a canned reason says now, by the newest of the wordings that admins wrote: their words, else those of content/reasons.json. */
export function wordsNow(key: string, newest: { words: unknown } | undefined | null): Words {
  return (newest?.words as Words | null | undefined) ?? contentWords(key) ?? {}
}
