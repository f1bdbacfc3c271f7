import type { Queries } from '@/lib/db/client'
import { wordsNow, type Words } from './canned'

/** The wordings that admins wrote, or went back from, as a part of a query. The others only keep what was said, whenever that was. */
export const BY_ADMINS = { editorId: { not: null } }

/**
 * The id of what a canned reason says now, for the entry that says it: it is kept when nobody had said it so before, so that neither an admin nor
 * another content/reasons.json changes what an old entry says. Null for a key that there is not.
 */
export async function wordingOf(tx: Queries, key: string): Promise<number | null> {
  const newest = await tx.wording.findFirst({ where: { key }, orderBy: { id: 'desc' } })
  // Not of the newest that there is: somebody may have given the reason in the moment in which an admin put it otherwise.
  const words = wordsNow(key, newest?.editorId === null ? await tx.wording.findFirst({ where: { key, ...BY_ADMINS }, orderBy: { id: 'desc' } }) : newest)
  if (Object.keys(words).length === 0) return null
  if (newest?.words && same(newest.words as Words, words)) return newest.id
  const { id } = await tx.wording.create({ data: { key, words }, select: { id: true } })
  return id
}

function same(one: Words, other: Words): boolean {
  const keys = Object.keys({ ...one, ...other })
  return keys.every((key) => one[key] === other[key])
}
