import { notFound, redirect } from 'next/navigation'
import type { Place } from '@/lib/db/places'
import { whereNow } from '@/lib/moves/read'
import type { Viewer } from '@/lib/viewer/viewer'

/** For what is not at its place: leads to where it was moved, by `address`; it is not found where it was not. Not for good, as a move can be undone. */
export async function leadOn(viewer: Viewer, place: Place, address: (now: Place) => string): Promise<never> {
  const now = await whereNow(viewer, place)
  if (now && now.threadId !== place.threadId) redirect(address(now))
  notFound()
}
