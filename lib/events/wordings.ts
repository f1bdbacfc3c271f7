import type { Queries } from '@/lib/db/client'
import { wordsNow, type Words } from './canned'

/**
 * The id of what a canned reason says now, for the entry that says it: it is kept when nobody had said it so before, so that neither an admin nor
 * another content/reasons.json changes what an old entry says. Null for a key that there is not.
 */
export async function wordingOf(tx: Queries, key: string): Promise<number | null> {
  const newest = await tx.wording.findFirst({ where: { key }, orderBy: { id: 'desc' } })
  const words = wordsNow(key, newest)
  if (Object.keys(words).length === 0) return null
  if (newest?.words && same(newest.words as Words, words)) return newest.id
  const { id } = await tx.wording.create({ data: { key, words, offered: newest?.offered ?? true }, select: { id: true } })
  return id
}

function same(one: Words, other: Words): boolean {
  const keys = Object.keys({ ...one, ...other })
  return keys.every((key) => one[key] === other[key])
}
