import { bookmark } from '@/lib/bookmarks/write'
import { db } from '@/lib/db/client'
import type { Member } from '@/lib/viewer/viewer'

/** Everybody keeps posts of every kind, follows their threads and reacts: what bookmarks, overlays and notices show them is looked at like any page. */
export async function keepAll(people: readonly Member[], threads: readonly { id: number; posts: readonly { id: number }[] }[]): Promise<void> {
  for (const person of people) {
    // Those that are not there to be kept are refused, as they should be.
    for (const { id } of threads.flatMap(({ posts }) => posts.slice(0, 7))) await bookmark(person, id, { note: 'Kept' })
    await db().follow.createMany({ data: threads.map(({ id }) => ({ personId: person.personId, threadId: id, level: 'follow' as const })), skipDuplicates: true })
  }
}
