import { db } from '@/lib/db/client'
import type { Member } from '@/lib/viewer/viewer'

/** Gives a member a private feed address. One that they had before leads nowhere from now on. */
export async function renewFeedAddress(viewer: Member): Promise<void> {
  await db().$executeRaw`UPDATE "Person" SET "feedVersion" = abs("feedVersion") + 1 WHERE id = ${viewer.personId}`
}

/** Takes a member's private feed address from them: it leads nowhere from now on. */
export async function revokeFeedAddress(viewer: Member): Promise<void> {
  await db().$executeRaw`UPDATE "Person" SET "feedVersion" = -abs("feedVersion") WHERE id = ${viewer.personId}`
}
